"""Drives Firefox through WebDriver BiDi, which it speaks itself: no driver and no library is needed. Only what the
tests in Firefox use is here (w3.org/TR/webdriver-bidi)."""

import base64
import json
import os
import re
import shutil
import socket
import struct
import subprocess
import tempfile
import time
from pathlib import Path

STARTS = re.compile(r"WebDriver BiDi listening on ws://127\.0\.0\.1:(\d+)")
PREFERENCES = {
    "browser.shell.checkDefaultBrowser": False, "browser.startup.page": 0, "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False, "app.update.enabled": False, "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False, "browser.aboutwelcome.enabled": False, "extensions.getAddons.cache.enabled": False,
    "media.gmp-manager.updateEnabled": False, "services.settings.server": "data:,", "ui.prefersReducedMotion": 1,
}


class Socket:
    """A WebSocket (RFC 6455) that sends and receives texts."""

    def __init__(self, port: int, path: str, timeout: float):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall((
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n").encode())
        self.buffer = b""
        while b"\r\n\r\n" not in self.buffer:
            self.more()
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        assert b" 101 " in head.split(b"\r\n")[0], head

    def more(self):
        data = self.socket.recv(1 << 16)
        if not data:
            raise ConnectionError("Firefox closed the connection")
        self.buffer += data

    def take(self, count: int) -> bytes:
        while len(self.buffer) < count:
            self.more()
        data, self.buffer = self.buffer[:count], self.buffer[count:]
        return data

    def send(self, text: str, kind: int = 1):
        data = text.encode() if isinstance(text, str) else text
        size = len(data)
        length = bytes([128 | size]) if size < 126 else (
            bytes([128 | 126]) + struct.pack(">H", size) if size < 65536 else bytes([128 | 127]) + struct.pack(">Q", size))
        mask = os.urandom(4)
        self.socket.sendall(bytes([128 | kind]) + length + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(data)))

    def receive(self) -> str:
        text = b""
        while True:
            first, second = self.take(2)
            size = second & 127
            if size == 126:
                size = struct.unpack(">H", self.take(2))[0]
            elif size == 127:
                size = struct.unpack(">Q", self.take(8))[0]
            data = self.take(size)
            kind = first & 15
            if kind == 9:  # a ping
                self.send(data, 10)
            elif kind == 8:
                raise ConnectionError("Firefox closed the connection")
            elif kind in (0, 1):
                text += data
                if first & 128:
                    return text.decode()


class Firefox:
    """A headless Firefox with one tab."""

    def __init__(self, program: str, timeout: float = 20):
        self.profile = tempfile.mkdtemp(prefix="firefox-")
        lines = [f"user_pref({json.dumps(key)}, {json.dumps(value)});" for key, value in PREFERENCES.items()]
        Path(self.profile, "user.js").write_text("\n".join(lines), encoding="utf-8")
        self.log = open(Path(self.profile, "log"), "w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [program, "--headless", "--no-remote", "--profile", self.profile, "--remote-debugging-port", "0"],
            stdout=self.log, stderr=subprocess.STDOUT)
        try:
            self.socket = Socket(self.port(60), "/session", timeout)
            self.number = 0
            self.problems: list[str] = []
            self.command("session.new", capabilities={})
            self.command("session.subscribe", events=["log.entryAdded", "network.responseCompleted", "network.beforeRequestSent"])
            self.origin = ""
            self.context = self.command("browsingContext.getTree", maxDepth=0)["contexts"][0]["context"]
        except BaseException:
            self.close()
            raise

    def port(self, seconds: float) -> int:
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            found = STARTS.search(Path(self.log.name).read_text(encoding="utf-8", errors="replace"))
            if found:
                return int(found[1])
            time.sleep(0.05)
        raise RuntimeError("Firefox does not start:\n" + Path(self.log.name).read_text(encoding="utf-8", errors="replace"))

    def command(self, method: str, **parameters):
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.receive())
            if message["type"] == "event":
                self.event(message["method"], message["params"])
            elif message["id"] == self.number:
                if message["type"] == "error":
                    raise RuntimeError(f"{method}: {message['error']}: {message['message']}")
                return message["result"]

    def event(self, method: str, about: dict):
        """Notes errors in scripts, missing files, and requests to other sites."""
        if method == "log.entryAdded" and about["level"] == "error":
            self.problems.append(f"the console: {about['text']}")
        elif method == "network.responseCompleted" and about["response"]["status"] >= 400:
            self.problems.append(f"{about['response']['status']} for {about['request']['url']}")
        elif method == "network.beforeRequestSent":
            url = about["request"]["url"]
            if url.startswith("http") and self.origin and not url.startswith(self.origin + "/"):
                self.problems.append(f"a request to another place: {url}")

    def goto(self, url: str):
        self.command("browsingContext.navigate", context=self.context, url=url, wait="complete")

    def resize(self, width: int, height: int = 900):
        self.command("browsingContext.setViewport", context=self.context, viewport={"width": width, "height": height})

    def run(self, function: str, *arguments):
        """The result of a JavaScript function, as JSON."""
        source = f"async () => JSON.stringify(await ({function})(...{json.dumps(arguments)}) ?? null)"
        answer = self.command(
            "script.callFunction", functionDeclaration=source, target={"context": self.context}, awaitPromise=True)
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def wait(self, function: str, *arguments, seconds: float = 10):
        """The result of a function as soon as it is true."""
        end = time.monotonic() + seconds
        while True:
            if value := self.run(function, *arguments):
                return value
            assert time.monotonic() < end, f"never true: {function} {arguments}"
            time.sleep(0.05)

    def press(self, *keys: str):
        """Presses keys one after the other: characters, or those of `KEYS`."""
        actions = [
            {"type": kind, "value": KEYS.get(key, key)} for key in keys for kind in ("keyDown", "keyUp")]
        self.command(
            "input.performActions", context=self.context, actions=[{"type": "key", "id": "keys", "actions": actions}])

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()
        shutil.rmtree(self.profile, ignore_errors=True)


# The code points of keys without a character (WebDriver, section "Keyboard actions").
KEYS = {"Enter": "\ue007", "Tab": "\ue004", "Escape": "\ue00c", "ArrowDown": "\ue015", "ArrowUp": "\ue013",
        "ArrowRight": "\ue014", "ArrowLeft": "\ue012", "Home": "\ue011", "End": "\ue010"}
