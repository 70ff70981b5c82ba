"""Tests of the packages in dist/, which `make release` writes. `make release-test` runs them.

They install packages from Debian's archive into a bare root (.build/packaging/debian), once.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / ".build/packaging/python"
SCRATCH = ROOT / ".build-static"
PROGRAM = SCRATCH / "demarc"
DIST = ROOT / "dist"
DEBIAN = ROOT / ".build/packaging/debian"


def tree(folder):
    """Returns the hash of every file in a folder, by path."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file()
    }


class ReleaseTest(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="demarc-release-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def run_program(self, *arguments, **options):
        options = {"capture_output": True, "text": True, "cwd": ROOT} | options
        result = subprocess.run(list(map(str, arguments)), **options)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        return result.stdout

    def one(self, pattern):
        found = sorted(DIST.glob(pattern))
        self.assertEqual(len(found), 1, f"{pattern} in dist/: {found}; run make release")
        return found[0]


    def check_share(self, share):
        """Checks the manual page and the completions beside a program."""
        page = share / "man/man1/demarc.1"
        self.assertIn(".SS demarc build", page.read_text().replace("\\-", "-"))
        if shutil.which("groff"):
            result = subprocess.run(
                ["groff", "-man", "-Tutf8", "-ww", "-z", page], capture_output=True, text=True, cwd=ROOT
            )
            self.assertEqual(result.stdout + result.stderr, "")
        for name in ("bash-completion/completions/demarc", "zsh/site-functions/_demarc", "fish/vendor_completions.d/demarc.fish"):
            self.assertIn("warnings-as-errors", (share / name).read_text(), name)


class ProgramTests(ReleaseTest):
    def test_needs_little(self):
        self.run_program(sys.executable, ROOT / "packaging/floor.py", PROGRAM, "--glibc", "2.35")
        names = set(re.findall(r"^\s*(lib\S+) =>", self.run_program("ldd", PROGRAM), re.MULTILINE))
        self.assertLessEqual(names, {"libc.so.6", "libm.so.6", "libstdc++.so.6", "libgcc_s.so.1"})

    def test_has_no_path_of_this_machine(self):
        data = PROGRAM.read_bytes()
        for folder in (ROOT, Path.home()):
            if len(folder.parts) > 2 or folder == ROOT:
                self.assertNotIn(f"{folder}/".encode(), data)
        self.assertIn(b"CYaml/src/scanner.c", data)  # The names of files stay, below the repository.

    def test_is_stripped(self):
        self.assertNotIn(".symtab", self.run_program("readelf", "-SW", PROGRAM))

    def test_builds_the_same_site_as_the_dynamic_program(self):
        dynamic = ROOT / os.environ.get("DEMARC", ".build/release/demarc")
        if not dynamic.exists():
            self.skipTest("no .build/release/demarc: make build")
        for program, name in ((PROGRAM, "static"), (dynamic, "dynamic")):
            self.run_program(program, "build", "--no-search", "--output", self.folder / name)
        self.assertEqual(tree(self.folder / "static"), tree(self.folder / "dynamic"))

    def test_reports_the_same_findings_as_the_dynamic_program(self):
        dynamic = ROOT / os.environ.get("DEMARC", ".build/release/demarc")
        if not dynamic.exists():
            self.skipTest("no .build/release/demarc: make build")
        sites = [path.parent for path in sorted((ROOT / "Tests/Fixtures").rglob("site.yml"))]
        self.assertGreater(len(sites), 100)
        for site in sites:
            options = ["check", "--content", str(site), "--root", str(site), "--format", "json"]
            results = [
                subprocess.run([program, *options], cwd=self.folder, capture_output=True)
                for program in (PROGRAM, dynamic)
            ]
            outcomes = [(result.returncode, result.stdout) for result in results]
            self.assertEqual(outcomes[0], outcomes[1], site)


class PackageTests(ReleaseTest):
    def test_sums(self):
        self.run_program("sha256sum", "--check", "--quiet", self.one("SHA256SUMS-*"), cwd=DIST)

    def test_same_bytes_twice(self):
        """Packs again, in copies of the inputs with other times."""
        copy = self.folder / "copy"
        shutil.copytree(ROOT / "packaging", copy / "packaging")
        (copy / ".build-static").mkdir()
        for name in ("demarc", "demarc-xlsx", "sbom.json"):
            if (SCRATCH / name).exists():
                shutil.copy(SCRATCH / name, copy / ".build-static")
        for name in ("licences", "share"):
            shutil.copytree(SCRATCH / name, copy / ".build-static" / name, copy_function=shutil.copy)
        for name in ("CHANGELOG.md", "LICENSE"):
            shutil.copy(ROOT / name, copy)
        with tarfile.open(self.one("demarc-*-linux-*.tar.gz")) as archive:
            moment = archive.getmembers()[0].mtime
        environment = os.environ | {"TZ": "Asia/Tokyo", "SOURCE_DATE_EPOCH": str(int(moment))}
        self.run_program("sh", "-c", "umask 077; exec packaging/release.sh", cwd=copy, env=environment)
        self.assertEqual(tree(copy / "dist"), tree(DIST))

    def test_archive(self):
        archive = self.one("demarc-*-linux-*.tar.gz")
        self.run_program("tar", "--extract", "--file", archive, cwd=self.folder)
        (top,) = self.folder.iterdir()
        self.run_program(top / "demarc", "--version")
        self.assertTrue((top / "licences/ICU.txt").exists())
        self.check_share(top / "share")


class WorkbookTests(ReleaseTest):
    """The package of demarc-xlsx, which needs the libraries of this Debian."""

    def setUp(self):
        super().setUp()
        if not (SCRATCH / "demarc-xlsx").exists():
            self.skipTest("no .build-static/demarc-xlsx: make xlsx-deb")
        self.package = self.one("demarc-xlsx_*.deb")

    def test_depends_on_the_packages_of_its_libraries(self):
        depends = self.run_program("dpkg-deb", "--field", self.package, "Depends")
        names = {name.split()[0] for name in depends.split(",")}
        self.assertLessEqual({"libc6", "libminizip1", "libxlsxwriter4"}, names)
        for name in names:
            self.run_program("dpkg-query", "--status", name)

    def test_writes_and_reads_a_workbook(self):
        self.run_program("dpkg-deb", "--extract", self.package, self.folder)
        variables = {"PATH": f"{self.folder}/usr/bin:/usr/bin:/bin"}
        site = self.folder / "site"
        self.run_program(PROGRAM, "init", site, env=variables)
        self.run_program(PROGRAM, "export", "xlsx", cwd=site, env=variables)
        self.run_program(PROGRAM, "import", "matrix", "Export/framework.xlsx", cwd=site, env=variables)

    def test_has_no_path_of_this_machine(self):
        self.assertNotIn(f"{ROOT}/".encode(), (SCRATCH / "demarc-xlsx").read_bytes())


class WheelTests(ReleaseTest):
    def environment(self):
        """Returns the folder of a fresh Python, with nothing but pip."""
        python = self.folder / "python"
        variables = os.environ | {"PYTHONPATH": str(TOOLS)}
        self.run_program(sys.executable, "-m", "virtualenv", "--quiet", python, env=variables)
        return python

    def test_runs_in_a_fresh_python(self):
        python = self.environment()
        wheel = self.one("*.whl")
        self.run_program(python / "bin/pip", "install", "--quiet", "--no-index", "--disable-pip-version-check", wheel)
        demarc = python / "bin/demarc"
        self.check_share(python / "share")
        variables = {"PATH": "/usr/bin:/bin"}
        self.run_program(demarc, "check", env=variables)
        self.run_program(demarc, "build", "--no-search", "--output", self.folder / "out", env=variables)
        self.assertTrue((self.folder / "out/index.html").exists())
        self.run_program(demarc, "init", self.folder / "site", env=variables)
        self.run_program(demarc, "check", env=variables, cwd=self.folder / "site")

    def test_has_the_tag_that_it_needs(self):
        variables = os.environ | {"PYTHONPATH": str(TOOLS)}
        wheel = self.one("*.whl")
        text = " ".join(self.run_program(sys.executable, "-m", "auditwheel", "show", wheel, env=variables).split())
        least = re.search(r'platform tag: "manylinux_2_(\d+)_', text)
        self.assertIsNotNone(least, text)
        self.assertLessEqual(int(least.group(1)), 35, text)


class DebianTests(ReleaseTest):
    def setUp(self):
        super().setUp()
        if os.geteuid() != 0:
            self.skipTest("a bare root needs root")
        if not shutil.which("debootstrap"):
            environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
            self.run_program("apt-get", "update", "-qq")
            self.run_program("apt-get", "install", "-y", "-qq", "debootstrap", env=environment)
        if not (DEBIAN / "ready").exists():
            shutil.rmtree(DEBIAN, ignore_errors=True)
            DEBIAN.parent.mkdir(parents=True, exist_ok=True)
            # The C++ library is the only package that a bare Debian lacks. The archive is the one that apt uses here.
            command = ["debootstrap", "--variant=minbase", "--include=libstdc++6", "bookworm", DEBIAN]
            self.run_program(*command, *self.mirror())
            (DEBIAN / "ready").touch()

    def mirror(self):
        """Returns the address of the archive in the settings of apt, if there is one."""
        uris = subprocess.run(
            ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Codename: bookworm"], capture_output=True, text=True
        ).stdout.split()
        return uris[:1]

    def test_installs_and_runs_in_a_bare_root(self):
        root = self.folder / "root"
        self.run_program("cp", "--archive", DEBIAN, root)
        shutil.copy(self.one("demarc_*.deb"), root / "demarc.deb")

        # Foundation reads the arguments of a program in /proc. It is mounted for each command alone.
        script = 'mount -t proc proc "$0/proc" && exec chroot "$0" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"'

        def inside(*arguments):
            return self.run_program("unshare", "--mount", "sh", "-c", script, root, *arguments)

        inside("dpkg", "--install", "/demarc.deb")
        self.assertIn("demarc", inside("dpkg", "--list", "demarc"))
        inside("demarc", "init", "/site", "--template", "responsibility")
        inside("demarc", "check", "--content", "/site/Content")
        inside("demarc", "build", "--content", "/site/Content", "--output", "/out")
        self.assertTrue((root / "out/index.html").exists())
        shutil.copytree(ROOT / "Content", root / "shipped/Content")
        shutil.copytree(ROOT / "Theme", root / "shipped/Theme")
        inside("sh", "-c", "cd /shipped && demarc check && demarc build --no-search")
        for path in (
            "bash-completion/completions/demarc",
            "doc/demarc/copyright",
            "man/man1/demarc.1.gz",
            "zsh/vendor-completions/_demarc",
        ):
            self.assertTrue((root / "usr/share" / path).exists(), path)
        inside("dpkg", "--purge", "demarc")
        self.assertFalse((root / "usr/bin/demarc").exists())


if __name__ == "__main__":
    unittest.main(verbosity=1)
