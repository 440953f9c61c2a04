"""A small program reads instead of ascribe: what it says goes on to the answer."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

BUILD = pathlib.Path(os.environ["ASC_BUILD"])
MODEL = pathlib.Path(os.environ["ASC_MODEL"])

# It knows one pattern, "X blew up Y", and makes a mistake in every second report.
STUB = '''
import json, re, sys
for number, line in enumerate(map(json.loads, sys.stdin)):
    found = re.search(r"(The \\w+ \\w+) blew up (the \\w+ \\w+)", line["text"])
    if not found:
        continue
    def quoted(group):
        begin = len(line["text"][:found.start(group)].encode())
        return {"text": found[group], "begin": begin,
                "end": begin + len(found[group].encode()) + (number % 2)}
    print(json.dumps({"type": "statement", "report": line["report"], **quoted(0),
        "sources": [{"text": "AUTHOR"}], "predicate": "carried-out",
        "arguments": {"agent": quoted(1), "object": {"incident": "x", **quoted(2)}},
        "value": None, "polarity": "+", "certainty": "PR", "basis": "unstated",
        "act": "assert", "mood": "happened", "conditional": False, "read": .8}))
'''


@unittest.skipUnless(MODEL.exists(), "the model is not here")
class StubReader(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.top = pathlib.Path(self.folder.name)
        (self.top / "stub.py").write_text(STUB)
        reports = self.top / "reports"
        reports.mkdir()
        for name, text in (("a", "“Ça va?” The Amber Line blew up the Corin bridge."),
                           ("b", "The Blue Line blew up the Corin bridge."),
                           ("c", "It rained in Corin.")):
            (reports / f"{name}.txt").write_text(text + "\n", encoding="utf-8")

    def ascribe(self, command, *more):
        return subprocess.run([BUILD / "ascribe", command, *more, "--model", MODEL, "--reader",
                               f"{sys.executable} {self.top / 'stub.py'}", self.top / "reports"],
                              capture_output=True, text=True)

    def test_its_good_lines_are_taken_and_its_bad_ones_refused_and_counted(self):
        done = self.ascribe("read")
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        told = [line for line in lines if line["type"] == "statement"]
        self.assertEqual([(line["report"], line["certainty"]) for line in told],
                         [("a.txt", "PR")])
        self.assertEqual(told[0]["arguments"]["agent"]["text"], "The Amber Line")
        self.assertIn("1 lines refused, 1 taken", done.stderr)
        self.assertEqual(done.returncode, 1)

    def test_who_answers_from_its_statements(self):
        done = self.ascribe("who")
        self.assertIn("Amber Line", done.stdout)
        self.assertNotIn("Blue Line", done.stdout)

    def test_every_option_can_be_given_at_once(self):
        """The table of options and its length have been out of step before."""
        done = subprocess.run([BUILD / "ascribe", "read", "--threads", "2", "--model", MODEL,
                               "--mentions", "--json", "--explain", "--events", "--attributions",
                               self.top / "reports"], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(self.ascribe("who", "--threads", "1", "--json").returncode, 1)

    def test_a_reader_that_fails_is_told(self):
        done = subprocess.run([BUILD / "ascribe", "read", "--model", MODEL, "--reader", "exit 4",
                               self.top / "reports"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 1)
        self.assertIn("it ended with code 4", done.stderr)


if __name__ == "__main__":
    unittest.main()
