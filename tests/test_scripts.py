"""Set-up does what it says on a machine that lacks things, tried with stand-ins for
dpkg-query, apt-get, sudo and id, so that nothing is installed here."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ.get("ASC_SOURCE", pathlib.Path(__file__).parent.parent))
PACKAGES = [line.split(None, 2) for line in (SOURCE / "packages.txt").read_text().splitlines()
            if line and not line.startswith("#")]


class Scripts(unittest.TestCase):
    def test_every_shell_script_is_posix_and_executable(self):
        scripts = [p for p in (SOURCE / "scripts").iterdir()
                   if p.is_file() and p.read_bytes().startswith(b"#!/bin/sh")]
        self.assertGreater(len(scripts), 5)
        for script in scripts:
            with self.subTest(script=script.name):
                self.assertEqual(subprocess.run(["sh", "-n", script]).returncode, 0)
                self.assertTrue(os.access(script, os.X_OK))
                self.assertIn("\nset -eu\n", script.read_text())

    def test_every_package_has_a_group_and_a_reason(self):
        for line in PACKAGES:
            self.assertEqual(len(line), 3, line)
            self.assertRegex(line[1], r"^[a-z0-9][a-z0-9.+-]+$")

    def test_every_group_that_is_asked_for_exists(self):
        groups = {line[0] for line in PACKAGES}
        asked = set()
        for file in (SOURCE / "Makefile", SOURCE / ".ci/run"):
            for words in re.findall(r"scripts/setup ([a-z ]+)", file.read_text()):
                asked |= set(words.split())
        self.assertEqual(asked - groups, set())

    def test_every_target_of_make_help_exists(self):
        makefile = (SOURCE / "Makefile").read_text()
        phony = re.search(r"\.PHONY:((?:.*\\\n)*.*)", makefile).group(1).replace("\\", " ").split()
        self.assertEqual(set(re.findall(r"^([a-z]+):", makefile, re.M)), set(phony))


class Setup(unittest.TestCase):
    def setUp(self):
        self.top = pathlib.Path(tempfile.mkdtemp(prefix="ascribe-setup-"))
        shutil.copytree(SOURCE / "scripts", self.top / "scripts")
        shutil.copy(SOURCE / "packages.txt", self.top)
        (self.top / "bin").mkdir()
        self.calls = self.top / "calls"
        self.stand_in("apt-get", f'echo "$DEBIAN_FRONTEND apt-get $*" >>{self.calls}')
        self.stand_in("id", "echo 0")
        self.stand_in("sudo", "exit 1")

    def tearDown(self):
        shutil.rmtree(self.top)

    def stand_in(self, name, body):
        path = self.top / "bin" / name
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o755)

    def missing(self, *packages):
        cases = "|".join(packages) or "none"
        self.stand_in("dpkg-query", f'for p; do :; done\ncase $p in {cases}) exit 1 ;; *) echo "ii " ;; esac')

    def setup(self, *groups, **environment):
        environment = {"PATH": f"{self.top}/bin:{os.environ['PATH']}", "HOME": str(self.top), **environment}
        done = subprocess.run([self.top / "scripts/setup", *groups], env=environment, text=True,
                              stdin=subprocess.DEVNULL, capture_output=True)
        called = self.calls.read_text() if self.calls.exists() else ""
        return done, called

    def test_nothing_happens_when_nothing_is_missing(self):
        self.missing()
        self.stand_in("id", "echo 1000")
        done, called = self.setup()
        self.assertEqual((done.returncode, done.stdout, done.stderr, called), (0, "", "", ""))

    def test_what_is_missing_is_named_and_installed_without_a_question(self):
        self.missing("cmake", "libpcre2-dev")
        done, called = self.setup("build")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("setup: installing with apt-get: cmake libpcre2-dev\n", done.stdout)
        update, install = called.splitlines()
        self.assertRegex(update, "^noninteractive apt-get .* update$")
        self.assertRegex(install, "^noninteractive apt-get .*-y.* cmake libpcre2-dev$")

    def test_a_user_whom_sudo_lets_in_needs_no_root(self):
        self.missing("cmake")
        self.stand_in("id", "echo 1000")
        self.stand_in("sudo", f'echo "sudo $1" >>{self.calls}\n[ "$1" = -n ] && shift\nexec "$@"')
        done, called = self.setup("build")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("sudo -n", called)
        self.assertIn("noninteractive apt-get", called)

    def test_a_user_without_rights_is_told_what_root_must_run(self):
        self.missing("cmake", "ninja-build")
        self.stand_in("id", "echo 1000")
        done, called = self.setup("build")
        self.assertEqual((done.returncode, called), (1, ""))
        self.assertRegex(done.stderr, r"apt-get install .*cmake ninja-build")

    def test_a_failed_installation_says_why(self):
        self.missing("cmake")
        self.stand_in("apt-get", 'echo "E: no such thing"\nexit 100')
        done, _ = self.setup("build")
        self.assertEqual(done.returncode, 1)
        self.assertIn("E: no such thing", done.stderr)
        self.assertIn("could not install: cmake", done.stderr)

    def test_an_unknown_group_is_wrong_usage(self):
        self.missing()
        done, called = self.setup("bulid")
        self.assertEqual((done.returncode, called), (2, ""))
        self.assertIn("bulid", done.stderr)

    def test_it_can_be_left_out(self):
        self.missing("cmake")
        done, called = self.setup("build", ASC_NO_SETUP="1")
        self.assertEqual((done.returncode, done.stdout, called), (0, "", ""))


if __name__ == "__main__":
    unittest.main()
