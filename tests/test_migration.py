"""A case that an older version wrote is read as it is, and brought up to date by writing.

tests/cases/versions/N.case.gz is a case as form N (user_version) had it: two reports, one
of them seen twice, a refusal, three decisions, one undone. It was written by the program
of that day, and is never made anew.
"""
import gzip
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ.get("ASC_SOURCE", pathlib.Path(__file__).parent.parent))
PROGRAM = pathlib.Path(os.environ.get("ASC_BUILD", SOURCE / "build/release")) / "ascribe"
VERSIONS = sorted((SOURCE / "tests/cases/versions").glob("*.case.gz"))
LAST_DECISION = "2676eca30a2c051dace99ba117da37c141ad25c943f0ab4eba4894ad362a3a39"
LAST_ARRIVAL = "738d9046e6edd2a71252b90257cced0baca798d8595dd155188d0ea20331d4be"


def ascribe(*arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def version_of(path):
    return int.from_bytes(path.read_bytes()[60:64], "big")


class Migration(unittest.TestCase):
    def setUp(self):
        self.top = pathlib.Path(tempfile.mkdtemp(prefix="ascribe-migration-"))
        self.addCleanup(shutil.rmtree, self.top)

    def cases(self):
        self.assertTrue(VERSIONS)
        for packed in VERSIONS:
            path = self.top / packed.stem
            path.write_bytes(gzip.decompress(packed.read_bytes()))
            with self.subTest(version=packed.stem):
                self.assertEqual(version_of(path), int(packed.stem.split(".")[0]))
                yield path

    def test_looking_at_it_changes_nothing(self):
        for path in self.cases():
            before = path.read_bytes()
            self.assertIn("the case is whole", ascribe("verify", path))
            self.assertEqual(len(ascribe("reports", path, "--json").splitlines()), 3)
            self.assertIn("one.txt", ascribe("search", path, "minister"))
            self.assertIn("(undone)", ascribe("log", path))
            ascribe("dump", path)
            self.assertEqual(path.read_bytes(), before)

    def test_writing_brings_it_up_to_date_and_loses_nothing(self):
        for path in self.cases():
            dump = ascribe("dump", path)
            ascribe("add", path)
            self.assertEqual(version_of(path), version_of(self.fresh()))
            self.assertEqual(ascribe("dump", path), dump)
            verified = ascribe("verify", path)
            self.assertIn(LAST_ARRIVAL, verified)
            self.assertIn(LAST_DECISION, verified)
            ascribe("mark", path, "r1", "--note", "written today", "--who", "ada")
            self.assertIn("the case is whole", ascribe("verify", path))

    def fresh(self):
        path = self.top / "fresh.case"
        ascribe("add", path)
        return path


if __name__ == "__main__":
    unittest.main()
