"""Clumsy calls: what is said of them names what, where and what to do."""
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ.get("ASC_SOURCE", pathlib.Path(__file__).parent.parent))
BUILD = pathlib.Path(os.environ.get("ASC_BUILD", SOURCE / "build/release"))
MODEL = pathlib.Path(os.environ.get("ASC_MODEL", SOURCE / "build/model/en_core_web_sm-3.8.0.asc"))
TEXT = "A bomb wrecked the station in Bresk on 3 May 2016. The Amber Line claimed the bombing.\n"


class Clumsy(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "empty").mkdir()
        (self.folder / "noise").write_bytes(bytes((k * 167 + 13) % 256 for k in range(3000)))
        (self.folder / "a.txt").write_text(TEXT, encoding="utf-8")

    def call(self, *words, model=MODEL):
        return subprocess.run([BUILD / "ascribe", *words], cwd=self.folder, capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, env=dict(os.environ, ASCRIBE_MODEL=str(model)))

    def said(self, code, pattern, *words, **more):
        with self.subTest(words=words):
            done = self.call(*words, **more)
            self.assertEqual(done.returncode, code, done.stderr)
            self.assertRegex(done.stderr, pattern)

    def test_words_that_mean_nothing_are_wrong_usage(self):
        self.said(2, "no command given\n.*--help")
        self.said(2, "frob: no such command", "frob")
        self.said(2, "who: name a case, a report or a folder", "who")
        self.said(2, "--frobnicate: no such option", "who", "--frobnicate", "a.txt")
        self.said(2, "--threads needs a value", "who", "--threads")
        self.said(2, "--threads 0: give a number from 1 to", "who", "--threads", "0", "a.txt")
        self.said(2, "is no date: write 2010, 2010-10 or 2010-10-18", "who", "--as-of", "2013-13-45", "a.txt")
        self.said(2, "export: --format frob: give jsonl", "export", "a.case", "--format", "frob")
        self.said(1, "a.case: there is no such case", "mark", "a.case")

    def test_what_is_not_there_or_no_report_is_told_by_its_path(self):
        self.said(1, "nowhere: No such file", "add", "a.case", "nowhere")
        self.said(1, "^ascribe: noise: refused: no format that is read$", "add", "a.case", "noise")
        self.said(1, "^ascribe: empty: no report lies in this folder$", "add", "a.case", "empty")
        self.said(1, "empty: is a folder, no case", "add", "empty", "a.txt")
        self.said(1, "a.txt: is no case", "add", "a.txt", "a.txt")

    @unittest.skipUnless(MODEL.exists(), "no model; make model")
    def test_answers_are_asked_for_in_the_wrong_place(self):
        self.said(1, "i1: No such file.*--incident i1", "why", "a.txt", "i1")
        self.said(2, "no incident i99 among the 1 found", "who", "--incident", "i99", "a.txt")
        self.said(1, "^ascribe: empty: no report lies in this folder$", "who", "empty")

    def test_a_model_that_is_none_is_told_with_where_it_was_named(self):
        self.said(1, re.escape("nowhere.asc: No such file"), "who", "a.txt", model="nowhere.asc")
        self.said(1, "noise: not an ascribe model; make one with", "who", "--model", "noise", "a.txt")

    @unittest.skipIf(os.geteuid() == 0, "root may write everywhere")
    def test_a_case_that_may_not_be_written_to_says_so(self):
        self.said(0, "", "add", "a.case", "a.txt")
        (self.folder / "a.case").chmod(0o444)
        self.said(1, "a.case: it or its folder may not be written to: Permission denied", "add", "a.case", "a.txt")


if __name__ == "__main__":
    unittest.main()
