"""Tests of the action, of the files for CI, and of how packages are made. `make test-packaging` runs them.

They need no network. The release's own files are tested by release_test.py.
"""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
import unittest
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / ".build/packaging/python"
DEMARC = ROOT / os.environ.get("DEMARC", ".build/release/demarc")
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "Documentation").glob("*.md")), *sorted((ROOT / "packaging").rglob("*.md"))]

sys.path.append(str(TOOLS))
import yaml  # noqa: E402


def module(name):
    """Imports a script of packaging/."""
    specification = importlib.util.spec_from_file_location(name, ROOT / "packaging" / f"{name}.py")
    loaded = importlib.util.module_from_spec(specification)
    sys.modules[specification.name] = loaded
    specification.loader.exec_module(loaded)
    return loaded


def tool(*arguments, **options):
    """Runs an installed tool: a Python module, or a program in its bin/."""
    environment = os.environ | {"PYTHONPATH": str(TOOLS), "PYTHONDONTWRITEBYTECODE": "1"} | options.pop("env", {})
    program = TOOLS / "bin" / arguments[0]
    command = [program] if program.exists() and arguments[0] == "zizmor" else [sys.executable, "-W", "ignore", "-m", arguments[0]]
    return subprocess.run([*command, *arguments[1:]], env=environment, capture_output=True, text=True, **options)


class Folder(unittest.TestCase):
    """A test with a temporary folder."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="demarc-packaging-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def assertSucceeds(self, result):
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)


class ActionTests(Folder):
    """Runs ci/action.sh as a runner of GitHub does."""

    def setUp(self):
        super().setUp()
        self.site = self.folder / "site"
        self.temporary = self.folder / "runner"
        self.temporary.mkdir()

    def init(self):
        subprocess.run([DEMARC, "init", self.site, "--template", "controls"], check=True, capture_output=True)

    def page(self, name, text):
        (self.site / "Content" / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n{text}\n", encoding="utf-8")

    def fake(self, script):
        """Writes a program that stands for Demarc and returns its path."""
        path = self.folder / "fake"
        path.write_text("#!/bin/sh\n" + textwrap.dedent(script), encoding="utf-8")
        path.chmod(0o755)
        return str(path)

    def run_action(self, expected, command="check", program=None, environment=None, **inputs):
        """Runs the script, expects an exit status, and returns the log, the outputs and the summary."""
        summary, outputs = self.folder / "summary.md", self.folder / "outputs"
        for path in (summary, outputs):
            path.write_text("", encoding="utf-8")
        variables = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        variables |= {
            "DEMARC_COMMAND": command,
            "DEMARC_FOLDER": str(self.site),
            "DEMARC_PROGRAM": program or str(DEMARC),
            "GITHUB_EVENT_NAME": "pull_request",
            "GITHUB_OUTPUT": str(outputs),
            "GITHUB_STEP_SUMMARY": str(summary),
            "RUNNER_TEMP": str(self.temporary),
        }
        variables |= {f"DEMARC_{name}": value for name, value in inputs.items()} | (environment or {})
        result = subprocess.run(
            ["bash", ROOT / "ci/action.sh"], env=variables, cwd=self.folder, capture_output=True, text=True
        )
        self.assertEqual(result.returncode, expected, result.stdout + result.stderr)
        pairs = dict(line.split("=", 1) for line in outputs.read_text(encoding="utf-8").splitlines())
        return result.stdout, pairs, summary.read_text(encoding="utf-8")

    def obeyed(self, log):
        """Returns the commands that a runner obeys: lines that begin with `::`, unless commands are stopped."""
        found, token = [], None
        for line in log.splitlines():
            line = line.strip()
            if token is not None:
                if line == f"::{token}::":
                    token = None
            elif line.startswith("::stop-commands::"):
                token = line.removeprefix("::stop-commands::")
                self.assertRegex(token, r"\A[0-9a-f]{32}\Z")
            else:
                self.assertNotIn("##[", line)
                if line.startswith("::"):
                    found.append(line)
        self.assertIsNone(token, "commands stay stopped")
        return found

    def test_a_clean_site_passes(self):
        self.init()
        log, outputs, summary = self.run_action(0)
        self.assertEqual([outputs[name] for name in ("errors", "warnings", "notes", "site")], ["0", "0", "0", ""])
        self.assertEqual(self.obeyed(log), ["::group::Demarc: 0 errors, 0 warnings, 0 notes", "::endgroup::"])
        self.assertEqual(summary, "## Demarc: 0 errors, 0 warnings, 0 notes\n")
        report = json.loads(Path(outputs["sarif"]).read_text(encoding="utf-8"))
        self.assertEqual(report["version"], "2.1.0")

    def test_build_writes_the_site(self):
        self.init()
        _, outputs, summary = self.run_action(0, command="build", OUTPUT="out")
        self.assertEqual(outputs["site"], os.path.realpath(self.site / "out"))
        self.assertTrue((self.site / "out/index.html").exists())
        self.assertRegex(summary, r"The website has \d+ files\.")

    def test_errors_fail_and_build_nothing(self):
        self.init()
        self.page("broken", "[x](nowhere.md)")
        log, outputs, summary = self.run_action(1, command="build")
        self.assertEqual((outputs["errors"], outputs["site"]), ("1", ""))
        self.assertFalse((self.site / "Public").exists())
        annotations = [line for line in self.obeyed(log) if line.startswith("::error ")]
        self.assertEqual(len(annotations), 1)
        self.assertIn("file=Content/broken.md,line=4,", annotations[0])
        self.assertIn("| `broken-link` | error | 1 |", summary)

    def test_warnings_can_be_errors(self):
        self.init()
        self.page("lonely", "Text.")
        self.run_action(0)
        self.run_action(1, STRICT="true")

    def test_ten_annotations_a_level_and_each_rule_first(self):
        self.init()
        for number in range(15):
            self.page(f"p{number:02}", f"[x](nowhere{number}.md)")
        self.page("z", "[x](index.md#nowhere)")
        log, outputs, summary = self.run_action(1)
        lines = self.obeyed(log)
        errors = [line for line in lines if line.startswith("::error ")]
        self.assertEqual(outputs["errors"], "16")
        self.assertEqual(len(errors), 10)
        self.assertIn("file=Content/z.md", "".join(errors[:2]), "a rule that comes once is not hidden")
        for level in ("warning", "notice"):
            self.assertLessEqual(sum(line.startswith(f"::{level} ") for line in lines), 10)
        self.assertRegex(log, r"10 annotations a level: \d+ findings more in the log and the summary")
        self.assertIn("Content/p14.md", summary)

    def git(self, *arguments):
        identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *identity, *arguments], cwd=self.site, check=True, capture_output=True)

    def test_changes_since_a_revision(self):
        self.init()
        self.page("old", "Text.")
        self.git("init", "-q")
        self.git("add", "-A")
        self.git("commit", "-qm", "one")
        (self.site / "Content/old.md").unlink()
        self.page("new", "## ##[error]x\n\n@team <b>")
        log, outputs, summary = self.run_action(0, DIFF="HEAD")
        report = Path(outputs["diff"]).read_text(encoding="utf-8")
        self.assertTrue(report.startswith("<!-- demarc-diff -->\n"))
        self.assertIn("**old**: removed", report)
        self.assertNotIn("@team", report)
        self.assertIn(report.splitlines()[1], summary)
        annotations = [line for line in self.obeyed(log) if line.startswith("::warning title=breaking change")]
        self.assertEqual(len(annotations), 1)
        self.run_action(1, DIFF="HEAD", DIFF_FAIL_ON="breaking")
        _, outputs, _ = self.run_action(0)
        self.assertEqual(outputs["diff"], "")
        log, _, _ = self.run_action(2, DIFF="nowhere")
        self.assertIn("demarc could not compare with nowhere", log)
        self.run_action(2, DIFF="--record")
        self.run_action(2, DIFF="HEAD", DIFF_FAIL_ON="all")

    def test_content_gives_no_commands(self):
        self.init()
        self.page("evil", "[x](nowhere.md)\n::add-mask::a\n\n  ::set-output name=errors::0\n\n[y](nowhere.md) ##[error]z")
        self.page("ev`il$(touch x)", "[x](::error::.md) </pre><script>")
        log, outputs, summary = self.run_action(1)
        for line in self.obeyed(log):
            self.assertRegex(line, r"\A::(group|endgroup|error|warning|notice)\b")
        self.assertNotIn("<script>", summary)
        self.assertEqual(summary.count("</pre>"), 1)
        self.assertFalse((self.site / "x").exists())

    def test_a_long_summary_is_cut(self):
        program = self.fake(r"""
            for argument; do format=$argument; done
            case $format in
            json) printf '{\n  "summary" : {\n    "errors" : 20000,\n    "notes" : 0,\n    "warnings" : 0\n  }\n}\n' ;;
            github) awk 'BEGIN { for (i = 0; i < 20000; i++) print "::error file=a.md,title=some-rule::text" }' ;;
            text) awk 'BEGIN { for (i = 0; i < 20000; i++) print "error: <text> é of a finding that is not short " i }' ;;
            sarif) echo '{}' ;;
            esac
            exit 1
            """)
        self.site.mkdir()
        _, _, summary = self.run_action(1, program=program)
        size = len(summary.encode())
        self.assertLessEqual(size, 900 * 1024)
        self.assertGreater(size, 890 * 1024)
        self.assertRegex(summary, r"… \d+ more lines are in the log of the step\.\n</pre>\n\n</details>\n\Z")

    def test_the_program_gets_no_token(self):
        program = self.fake(r"""
            env >>"$SEEN"
            for argument; do format=$argument; done
            [ "$format" != json ] || printf '{\n  "summary" : {\n    "errors" : 0,\n    "notes" : 0,\n    "warnings" : 0\n  }\n}\n'
            """)
        self.site.mkdir()
        seen = self.folder / "seen"
        tokens = ["GITHUB_TOKEN", "GH_TOKEN", "ACTIONS_RUNTIME_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"]
        self.run_action(0, program=program, environment={"SEEN": str(seen)} | {name: "secret-value" for name in tokens})
        self.assertIn("DEMARC_COMMAND=check", seen.read_text(encoding="utf-8"))
        self.assertNotIn("secret-value", seen.read_text(encoding="utf-8"))

    def test_events_with_write_tokens_are_refused(self):
        self.site.mkdir()
        for event in ("pull_request_target", "workflow_run"):
            log, outputs, _ = self.run_action(2, environment={"GITHUB_EVENT_NAME": event}, program="/nowhere")
            self.assertIn(event, log)
            self.assertEqual(outputs, {})

    def test_inputs_are_checked(self):
        self.init()
        self.run_action(2, command="check; true")
        self.run_action(2, STRICT="yes")
        self.run_action(2, CONTENT="a\nerrors=0")
        self.run_action(2, CONTENT="nowhere")
        self.run_action(2, program="/nowhere")
        self.run_action(2, FOLDER=str(self.folder / "nowhere"))
        self.run_action(2, CONTENT='$(touch "$HOME/x")')
        self.run_action(2, CONTENT="--help")

    def test_messages_of_a_failure_give_no_commands(self):
        program = self.fake("echo '::add-path::/tmp/evil' >&2; exit 2")
        self.site.mkdir()
        log, _, _ = self.run_action(2, program=program)
        self.assertIn("add-path", log)
        self.assertEqual([line[:7] for line in self.obeyed(log)], ["::error"])


class ActionFileTests(unittest.TestCase):
    """The relation of action.yml and its script."""

    def setUp(self):
        self.action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
        self.steps = self.action["runs"]["steps"]

    def test_inputs_only_reach_the_script_through_the_environment(self):
        for step in self.steps:
            self.assertNotIn("${{", step.get("run", ""))

    def test_every_input_is_used_and_every_variable_is_read(self):
        text = (ROOT / "action.yml").read_text(encoding="utf-8")
        for name in self.action["inputs"]:
            self.assertIn(f"inputs.{name}", text)
        script = (ROOT / "ci/action.sh").read_text(encoding="utf-8")
        checked = re.search(r"^for name in (COMMAND .*); do$", script, re.MULTILINE).group(1).split()
        self.assertEqual(sorted(self.steps[0]["env"]), sorted(f"DEMARC_{name}" for name in checked))

    def test_outputs_are_written(self):
        script = (ROOT / "ci/action.sh").read_text(encoding="utf-8")
        for name in self.action["outputs"]:
            self.assertRegex(script, rf"(?m)^{name}=\S")

    def test_actions_are_pinned_by_commit(self):
        files = [ROOT / "action.yml", *(ROOT / ".github/workflows").glob("*.yml"), ROOT / "Documentation/install.md"]
        for path in files:
            for name in re.findall(r"uses: *(\S+)", path.read_text(encoding="utf-8")):
                if not name.startswith("./"):
                    self.assertRegex(name, r"\A[\w./-]+@[0-9a-f]{40}\Z", path)


class FormatTests(Folder):
    """Files for other programs follow these programs' schemas."""

    def check(self, schema, *files):
        self.assertSucceeds(tool("check_jsonschema", "--builtin-schema", schema, *files))

    def test_action(self):
        self.check("vendor.github-actions", ROOT / "action.yml")

    def test_workflows(self):
        self.check("vendor.github-workflows", *(ROOT / ".github/workflows").glob("*.yml"))

    def test_gitlab(self):
        self.check("vendor.gitlab-ci", ROOT / "ci/demarc.gitlab-ci.yml")

    def test_zizmor_finds_nothing(self):
        self.assertSucceeds(tool("zizmor", "--offline", "--no-progress", "--quiet", ".", cwd=ROOT))

    def test_workflows_in_documents(self):
        folder = self.folder / ".github/workflows"
        folder.mkdir(parents=True)
        for document in DOCUMENTS:
            blocks = re.findall(r"^```yaml\n(.*?)^```$", document.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
            for number, block in enumerate(block for block in blocks if re.search(r"^jobs:$", block, re.MULTILINE)):
                (folder / f"{document.stem}-{number}.yml").write_text(block, encoding="utf-8")
        files = sorted(folder.iterdir())
        self.assertGreater(len(files), 0)
        self.check("vendor.github-workflows", *files)
        self.assertSucceeds(tool("zizmor", "--offline", "--no-progress", "--quiet", ".", cwd=self.folder))

    def test_shell_scripts_parse(self):
        for path in [ROOT / "ci/action.sh", *(ROOT / "packaging").glob("*.sh")]:
            self.assertSucceeds(subprocess.run(["bash", "-n", path], capture_output=True, text=True))

    def test_formula_parses(self):
        if not shutil.which("ruby"):
            self.skipTest("no Ruby")
        formula = ROOT / "packaging/homebrew/demarc.rb"
        self.assertSucceeds(subprocess.run(["ruby", "-c", formula], capture_output=True, text=True))


class HookTests(Folder):
    """The hooks for pre-commit."""

    def git(self, *arguments):
        names = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"]
        subprocess.run(["git", *names, *arguments], check=True, capture_output=True)

    def repository(self, path):
        self.git("init", "--quiet", path)
        self.git("-C", path, "add", ".")
        self.git("-C", path, "commit", "--quiet", "--message", "Begin")

    def test_manifest(self):
        self.assertSucceeds(tool("pre_commit", "validate-manifest", ROOT / "packaging/pre-commit/.pre-commit-hooks.yaml"))

    def test_hooks_find_an_error(self):
        hooks, site, programs = self.folder / "hooks", self.folder / "site", self.folder / "bin"
        shutil.copytree(ROOT / "packaging/pre-commit", hooks)
        self.repository(hooks)
        subprocess.run([DEMARC, "init", site], check=True, capture_output=True)
        self.repository(site)
        programs.mkdir()
        (programs / "demarc").symlink_to(DEMARC)
        environment = {"PATH": f"{programs}:{os.environ['PATH']}", "PRE_COMMIT_HOME": str(self.folder / "cache")}
        for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
            self.assertNotIn(name, os.environ)

        def attempt(hook):
            return tool("pre_commit", "try-repo", hooks, hook, "--all-files", cwd=site, env=environment)

        for hook in ("demarc", "demarc-all"):
            self.assertSucceeds(attempt(hook))
        with open(site / "Content/index.md", "a", encoding="utf-8") as page:
            page.write("\n[x](nowhere.md)\n")
        for hook in ("demarc", "demarc-all"):
            result = attempt(hook)
            self.assertEqual(result.returncode, 1, result.stdout + result.stderr)
            self.assertIn("[broken-link]", result.stdout)


class WheelTests(Folder):
    """How the wheel is packed, with a script instead of the program."""

    def setUp(self):
        super().setUp()
        self.scratch = self.folder / "scratch"
        (self.scratch / "licences").mkdir(parents=True)
        (self.scratch / "licences/demarc.txt").write_text("A licence\n", encoding="utf-8")
        (self.scratch / "sbom.json").write_text("{}\n", encoding="utf-8")
        (self.scratch / "demarc").write_text("#!/bin/sh\necho 1.2.3\n", encoding="utf-8")
        (self.scratch / "demarc").chmod(0o755)

    def build(self, name, **variables):
        output = self.folder / name
        command = [sys.executable, ROOT / "packaging/wheel.py", "--scratch", self.scratch, "--output", output]
        subprocess.run(command, check=True, capture_output=True, env=os.environ | variables)
        (path,) = output.iterdir()
        return path

    def test_same_bytes_twice(self):
        first = self.build("one", SOURCE_DATE_EPOCH="1700000000", TZ="UTC")
        os.utime(self.scratch / "demarc", (1, 1))
        second = self.build("two", SOURCE_DATE_EPOCH="1700000000", TZ="Asia/Tokyo")
        self.assertEqual(first.name, second.name)
        self.assertEqual(first.read_bytes(), second.read_bytes())

    def test_metadata(self):
        from packaging.metadata import Metadata
        from packaging.utils import parse_wheel_filename

        wheel = self.build("one")
        name, version, _, tags = parse_wheel_filename(wheel.name)
        self.assertEqual((name, str(version)), ("demarc-site", "1.2.3"))
        with zipfile.ZipFile(wheel) as archive:
            names = archive.namelist()
            text = archive.read("demarc_site-1.2.3.dist-info/METADATA")
            described = archive.read("demarc_site-1.2.3.dist-info/WHEEL").decode()
        metadata = Metadata.from_email(text)
        self.assertEqual(metadata.provides_extra, ["links", "search"])
        self.assertEqual(metadata.license_files, ["demarc.txt"])
        self.assertIn("demarc_site-1.2.3.dist-info/licenses/demarc.txt", names)
        self.assertEqual(names[-1], "demarc_site-1.2.3.dist-info/RECORD")
        self.assertIn(f"Tag: {next(iter(tags))}\n", described)

    def test_pip_installs_a_command(self):
        wheel, target = self.build("one"), self.folder / "python"
        self.assertSucceeds(tool("virtualenv", "--quiet", target))
        arguments = ["install", "--quiet", "--no-index", "--no-deps", "--disable-pip-version-check", wheel]
        tag = wheel.stem.split("-")[-1]
        supported = subprocess.run(
            [target / "bin/python", "-m", "pip", "debug", "--verbose"], capture_output=True, text=True
        ).stdout
        if tag not in supported:
            self.skipTest(f"this machine does not install {tag}")
        result = subprocess.run([target / "bin/pip", *arguments], capture_output=True, text=True)
        self.assertSucceeds(result)
        version = subprocess.run([target / "bin/demarc"], capture_output=True, text=True).stdout
        self.assertEqual(version, "1.2.3\n")


class LinkedTests(Folder):
    """What is said of the libraries inside the program."""

    def test_the_wheel_names_every_licence(self):
        linked, wheel = module("linked"), module("wheel")
        licences = {"MIT", linked.SWIFT, "Unicode-3.0"}
        for _, licence in [*linked.PACKAGES.values(), *linked.DEBIAN.values()]:
            licences.update(licence.split(" AND "))
        self.assertEqual(set(wheel.LICENCE.split(" AND ")), licences)

    def test_packages_are_those_of_the_manifest(self):
        manifest = (ROOT / "Package.swift").read_text(encoding="utf-8")
        used = {url.rsplit("/", 1)[1].lower() for url in re.findall(r'\.package\(url: "([^"]+)"', manifest)}
        self.assertEqual(set(module("linked").PACKAGES) - used, {"swift-system"}, "swift-subprocess uses swift-system")
        self.assertLessEqual(used, set(module("linked").PACKAGES))

    def test_the_bill_is_the_same_twice(self):
        linked = module("linked")
        parts = [linked.Component("b", "2", "MIT AND BSD-2-Clause", "t"), linked.Component("a", "1", "MIT", "t", "https://example.org")]
        self.assertEqual(json.dumps(linked.bill("1.0", parts)), json.dumps(linked.bill("1.0", parts)))
        self.assertNotEqual(linked.bill("1.0", parts)["serialNumber"], linked.bill("1.0", parts[:1])["serialNumber"])

    def test_icu_data_is_read_as_written(self):
        data = module("link/icu_data")
        header = b"\x20\x00\xda\x27" + b"\0" * 8 + b"CmnD" + b"\0" * 16
        names = ["icudt76l/brkitr/char.brk", "icudt76l/cnvalias.icu", "icudt76l/de.res", "icudt76l/root.res", "icudt76l/unames.icu"]
        items = [(name.encode(), bytes([index]) * (5 * index + 3)) for index, name in enumerate(names)]
        read_header, read = data.items(data.package(header, items))
        self.assertEqual(read_header, header)
        self.assertEqual([name for name, _ in read], [name for name, _ in items])
        for (_, found), (_, written) in zip(read, items):
            self.assertEqual(found[: len(written)], written)
        kept = [name.decode() for name, _ in items if data.keeps(name)]
        self.assertEqual(kept, [names[0], names[3], names[4]])


class DocumentTests(unittest.TestCase):
    """Nothing has been published, and the name demarc belongs to others on the Python Package Index."""

    def test_no_document_installs_what_is_not_published(self):
        for path in [*DOCUMENTS, ROOT / "packaging/homebrew/demarc.rb", *(ROOT / "ci").iterdir()]:
            text = path.read_text(encoding="utf-8")
            for pattern in (r"pip install (-\w+ |--\S+ )*['\"]?demarc", r"uvx demarc", r"brew install demarc", r"apt(-get)? install demarc"):
                self.assertNotRegex(text, pattern, path)


if __name__ == "__main__":
    unittest.main(verbosity=1)
