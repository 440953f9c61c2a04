"""Sentences of many styles: what is read of them, and that no more is read than they tell.

tests/reading/sentences.tsv holds a short report a line and, behind a tab, what it says:
"PREDICATE AGENT OBJECT POLARITY", apart by ";"; "_" stands for a space, "@" for an incident,
"-" for no object, or for a line that says nothing. All names are invented. What is not read yet is
counted too: the test asks for a share.
"""
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ.get("ASC_SOURCE", pathlib.Path(__file__).parent.parent))
BUILD = pathlib.Path(os.environ.get("ASC_BUILD", SOURCE / "build/release"))
MODEL = pathlib.Path(os.environ.get("ASC_MODEL", SOURCE / "build/model/en_core_web_sm-3.8.0.asc"))
FOUND, RIGHT = .85, .90  # shares to reach: of what is told, and of what is read
SKIPPED = {"killed-count", "wounded-count", "occurred"}


def letters(text):
    return re.sub(r"[\W_]+", "", text or "").lower()


def read(texts):
    """The statements of each text, and the names of all actors."""
    with tempfile.TemporaryDirectory() as name:
        for i, text in enumerate(texts):
            (pathlib.Path(name) / f"{i:04d}.txt").write_text(text + "\n", encoding="utf-8")
        done = subprocess.run([BUILD / "ascribe", "read", name], capture_output=True, text=True,
                              env=dict(os.environ, ASCRIBE_MODEL=str(MODEL)))
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    told = [[] for _ in texts]
    for x in lines:
        if x["type"] == "statement" and x["predicate"] not in SKIPPED:
            told[int(pathlib.Path(x["report"]).stem)].append(x)
    return told, {x["id"]: x["names"] for x in lines if x["type"] == "actor"}


def fits(x, expected, names):
    predicate, agent, thing, polarity = expected

    def named(argument, wanted):
        argument = argument or {}
        calls = [argument.get("text"), *names.get(argument.get("actor"), [])]
        return any(letters(wanted) in letters(call) for call in calls)

    if x["predicate"] != predicate or x["polarity"] != polarity:
        return False
    object_ = x["arguments"].get("object") or {}
    return named(x["arguments"].get("agent"), agent) and (
        thing == "-" or ("incident" in object_ if thing == "@" else named(object_, thing)))


@unittest.skipUnless(MODEL.exists(), "no model; make model")
class Statements(unittest.TestCase):
    def test_most_of_what_sentences_tell_is_read_and_little_else(self):
        text = (SOURCE / "tests/reading/sentences.tsv").read_text(encoding="utf-8")
        rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
        told, names = read([row[0] for row in rows])
        expected = found = count = 0
        for row, statements in zip(rows, told):
            left = list(statements)
            for one in row[1].split(";") if row[1] != "-" else []:
                expected += 1
                hit = next((x for x in left if fits(x, one.split(" "), names)), None)
                if hit:
                    found += 1
                    left.remove(hit)
            count += len(statements)
        self.assertGreaterEqual(len(rows), 60)
        self.assertGreaterEqual(found / expected, FOUND)
        self.assertGreaterEqual(found / count, RIGHT)


if __name__ == "__main__":
    unittest.main()
