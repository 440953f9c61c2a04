"""Machines that lack what locks a reader in: said by doctor and in the case; without seccomp
documents with a parser are refused, unless --no-jail says otherwise."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

BUILD = pathlib.Path(os.environ.get("ASC_BUILD", "build/release"))
DENY = BUILD / "tests" / "deny"
PAGE = ("<!doctype html><html><head><title>Ferry sinks</title></head><body><article><p>A ferry sank in the bay on Tuesday, "
        "and eleven people were killed, a port official said.</p></article></body></html>")
NAMES = {"landlock": "Landlock", "seccomp": "seccomp", "no_new_privs": "no_new_privs", "limits": "limits"}


def without(layers, *arguments):
    return subprocess.run([DENY, *layers, "--", BUILD / "ascribe", *map(str, arguments)], capture_output=True, text=True)


class Layers(unittest.TestCase):
    def setUp(self):
        self.top = pathlib.Path(tempfile.mkdtemp(prefix="ascribe-layers-"))
        self.addCleanup(shutil.rmtree, self.top)
        (self.top / "a.html").write_text(PAGE, encoding="utf-8")
        (self.top / "b.txt").write_text("A plain text.\n", encoding="utf-8")
        self.case = self.top / "a.case"

    def decisions(self):
        done = subprocess.run([BUILD / "ascribe", "log", self.case, "--json"], capture_output=True, text=True)
        return [(one["kind"], one["payload"]) for one in map(json.loads, done.stdout.splitlines())]

    def test_what_is_missing_is_named_by_doctor_and_in_the_case(self):
        for layer in ("landlock", "limits"):
            with self.subTest(layer=layer):
                told = without([layer], "doctor")
                self.assertIn(f"this machine offers no {NAMES[layer]}", told.stderr)
                self.case = self.top / f"{layer}.case"
                done = without([layer], "add", self.case, self.top / "a.html", "--who", "ada")
                self.assertEqual((done.returncode, done.stdout), (0, "added 1 new report\n"), done.stderr)
                self.assertEqual(self.decisions(), [("jail", {"missing": [NAMES[layer]]})])

    def test_a_system_that_gives_privileges_back_cannot_hold_a_reader_either(self):
        told = without(["no_new_privs"], "doctor").stderr
        self.assertIn("this machine offers no no_new_privs", told)
        self.assertIn("this machine offers no seccomp", told)

    def test_where_nothing_is_missing_nothing_is_said(self):
        done = without([], "add", self.case, self.top / "a.html", "--who", "ada")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.decisions(), [])

    def test_without_seccomp_documents_are_refused_and_plain_text_is_not(self):
        self.assertIn("this machine offers no seccomp", without(["seccomp"], "doctor").stderr)
        self.assertEqual(without(["seccomp"], "doctor").returncode, 1)
        done = without(["seccomp"], "add", self.case, self.top / "a.html", self.top / "b.txt", "--who", "ada")
        self.assertEqual((done.returncode, done.stdout), (1, "added 1 new report, 1 refused\n"))
        self.assertIn("no seccomp", done.stderr)
        self.assertEqual(self.decisions(), [("jail", {"missing": ["seccomp"]})])
        shown = without(["seccomp"], "text", self.top / "a.html")
        self.assertEqual((shown.returncode, shown.stdout), (1, ""))
        self.assertIn("--no-jail", shown.stderr)
        # It is the machine's fault: another machine takes the same file in.
        again = without([], "add", self.case, self.top / "a.html", "--who", "ada")
        self.assertEqual((again.returncode, again.stdout), (0, "added 1 new report\n"), again.stderr)

    def test_no_jail_reads_them_and_the_log_says_so(self):
        done = without(["seccomp"], "add", self.case, self.top / "a.html", "--no-jail", "--who", "ada")
        self.assertEqual((done.returncode, done.stdout), (0, "added 1 new report\n"), done.stderr)
        self.assertEqual(self.decisions(), [("no-jail", {}), ("jail", {"missing": ["seccomp"]})])
        self.assertIn("A ferry sank", without(["seccomp"], "text", "--no-jail", self.top / "a.html").stdout)


if __name__ == "__main__":
    if subprocess.run([DENY, "landlock", "seccomp", "no_new_privs", "limits", "--", "true"], check=False).returncode:
        sys.exit(77)
    unittest.main()
