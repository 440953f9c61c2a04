"""Nothing that was acknowledged is lost: a few points of each fault of tests/torture.py,
and what must be refused without damage. The seed is printed; `make torture` runs many.
"""
import ctypes
import os
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile
import time
import unittest

import torture

SEED = int(os.environ.get("ASC_SEED", time.time()))
# A build with sanitizers takes no preloaded allocator, and ten times as long.
SLOW = not torture.SHIM.exists()
POINTS = 3 if SLOW else 5
LIBC = ctypes.CDLL(None, use_errno=True)
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2


def ascribe(*arguments, **options):
    return torture.run(*arguments, **options)


def bound_by_modes():
    """Root obeys a file's mode like anyone else, and still reaches a checkout below its own home."""
    for right in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH) if os.getuid() == 0 else ():
        if LIBC.prctl(PR_CAPBSET_DROP, right, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "cannot give up root's rights over files")


class Faults(unittest.TestCase):
    def test_nothing_is_lost(self):
        kinds = ["kill", "size", "two"] if SLOW else torture.POINTS
        print(f"seed {SEED}")
        for kind, points, struck, seconds in torture.torture(kinds, POINTS, SEED):
            print(f"{kind}: {points} points, {struck} runs cut short, {seconds:.1f} s")


class Refused(unittest.TestCase):
    def setUp(self):
        self.top = pathlib.Path(tempfile.mkdtemp(prefix="ascribe-faults-"))
        self.addCleanup(shutil.rmtree, self.top)
        self.case, self.report = self.top / "a.case", self.top / "report.txt"
        self.report.write_text("A bomb went off.\n\nNobody claimed it.\n", encoding="utf-8")

    def make(self):
        done = ascribe("add", self.case, self.report)
        self.assertEqual(done.returncode, 0, done.stderr)
        return self.case.read_bytes()

    def test_a_case_from_a_newer_version(self):
        self.make()
        with sqlite3.connect(self.case) as db:
            db.execute("PRAGMA user_version = 99")
        db.close()
        before = self.case.read_bytes()
        done = ascribe("add", self.case, self.report)
        self.assertEqual(done.returncode, 1)
        self.assertIn("newer ascribe", done.stderr)
        self.assertEqual(self.case.read_bytes(), before)

    def test_a_file_that_is_no_case(self):
        others = {"text": b"Police said so.\n" * 20, "zeros": bytes(9000), "folder": None, "database": b""}
        for name, content in others.items():
            path = self.top / name
            if content is None:
                path.mkdir()
            elif name == "database":
                with sqlite3.connect(path) as db:
                    db.execute("CREATE TABLE other (a)")
                db.close()
                content = path.read_bytes()
            else:
                path.write_bytes(content)
            for command in (["add", path, self.report], ["reports", path], ["log", path], ["dump", path], ["undo", path]):
                done = ascribe(*command)
                self.assertEqual(done.returncode, 1, command)
                self.assertIn(name, done.stderr)
            if content is not None:
                self.assertEqual(path.read_bytes(), content)
            self.assertFalse((self.top / f"{name}-wal").exists())

    def test_a_case_that_may_only_be_read(self):
        before = self.make()
        os.chmod(self.case, 0o444)
        os.chmod(self.top, 0o555)
        self.addCleanup(os.chmod, self.top, 0o755)
        for command in (["reports", self.case], ["search", self.case, "bomb"], ["verify", self.case],
                        ["dump", self.case], ["log", self.case], ["export", self.case]):
            done = ascribe(*command, preexec_fn=bound_by_modes)
            self.assertEqual(done.returncode, 0, (command, done.stderr, done.stdout))
        done = ascribe("add", self.case, self.report, preexec_fn=bound_by_modes)
        self.assertEqual(done.returncode, 1)
        self.assertIn(str(self.case), done.stderr)
        self.assertEqual(self.case.read_bytes(), before)

    def test_the_folder_that_holds_the_case_may_be_added(self):
        self.make()
        done = ascribe("add", self.case, self.top)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout, "added 0 new reports, 1 known already\n")

    def test_a_reader_and_a_writer_do_not_hinder_each_other(self):
        self.make()
        db = sqlite3.connect(self.case)
        self.addCleanup(db.close)
        db.execute("BEGIN")
        self.assertEqual(db.execute("SELECT count(*) FROM reports").fetchone(), (1,))
        self.report.write_text("Another.\n", encoding="utf-8")
        self.assertEqual(ascribe("add", self.case, self.report).returncode, 0)
        db.execute("COMMIT")
        self.assertEqual(db.execute("SELECT count(*) FROM reports").fetchone(), (2,))
        self.assertEqual(ascribe("reports", self.case, "r2").returncode, 0)

    def test_what_another_program_changed_is_found(self):
        changes = ["UPDATE report SET outlet = 'Another'", "DELETE FROM refusal",
                   "DROP TRIGGER decision_stays", "CREATE TABLE mine (a)", "DELETE FROM report"]
        for change in changes:
            self.case.unlink(missing_ok=True)
            self.make()
            ascribe("mark", self.case, "--note", "first")
            with sqlite3.connect(self.case) as db:
                db.execute(change)
            db.close()
            done = ascribe("verify", self.case)
            if change.startswith("DELETE FROM refusal"):  # there were none
                self.assertEqual(done.returncode, 0, done.stdout)
            else:
                self.assertEqual(done.returncode, 1, change)

    def test_a_chain_made_to_fit_elsewhere_is_found(self):
        """Even when the pages fit again: written through our own layer they would."""
        self.make()
        for note in ("first", "second", "third"):
            ascribe("mark", self.case, "--note", note)
        with sqlite3.connect(self.case) as db:
            db.execute("DROP TRIGGER decision_stays")
            db.execute("UPDATE decision SET payload = '{}' WHERE id = 2")
        db.close()
        told = ascribe("verify", self.case).stdout
        self.assertIn("decision 2: it was changed", told)


if __name__ == "__main__":
    unittest.main()
