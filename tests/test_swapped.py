"""The example's answer: nobody surely at first, the perpetrators after the verdict; the answer follows the
evidence when two groups change places in it; the circle and the false claim are told."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ.get("ASC_SOURCE", pathlib.Path(__file__).parent.parent))
BUILD = pathlib.Path(os.environ.get("ASC_BUILD", SOURCE / "build/release"))
MODEL = pathlib.Path(os.environ.get("ASC_MODEL", SOURCE / "build/model/en_core_web_sm-3.8.0.asc"))
CASE = SOURCE / "examples/saltgate"
DID, CLAIMED = "Saraya al-Thughur", "Tishrin Vanguards"


def ascribe(*arguments):
    environment = dict(os.environ, ASCRIBE_MODEL=str(MODEL))
    return subprocess.run([BUILD / "ascribe", *arguments], env=environment, text=True, check=True,
                          stdout=subprocess.PIPE).stdout


def credences(hypotheses, names):
    """By the first name of who carried it out; nobody's are under None."""
    out = {}
    for one in hypotheses:
        doers = [actor for actor, role in one["actors"] if role == "carried-out"]
        name = names.get(doers[0], doers[0]) if doers else None
        out[name] = out.get(name, 0) + one["credence"]
    return out


def answer(case, *options):
    """Credences of the ferry's hypotheses, by a group's name where it is one of the two."""
    lines = [json.loads(line) for line in ascribe("read", case).splitlines()]
    names = {line["id"]: name for line in lines if line["type"] == "actor"
             for name in (DID, CLAIMED) if name in line["names"]}
    told = json.loads(ascribe("who", "--json", "--incident", "i1", *options, case))["incidents"][0]
    return credences(told["weighed"]["hypotheses"], names), told


def first(found):
    return max((name for name in found if name), key=lambda name: found[name])


class Example(unittest.TestCase):
    def test_the_perpetrators_lead_after_the_verdict_and_not_before(self):
        found, told = answer(CASE)
        self.assertEqual(first(found), DID)
        self.assertIsNone(told["weighed"]["too_little"])
        early, told = answer(CASE, "--as-of", "2013-06-06")
        self.assertLess(early.get(DID, 0), .2)
        self.assertIsNotNone(told["weighed"]["too_little"])

    def test_evidence_that_changes_places_changes_the_answer(self):
        with tempfile.TemporaryDirectory() as folder:
            for path in (CASE / "plain").iterdir():
                text = path.read_text(encoding="utf-8")
                text = text.replace(DID, "\0").replace(CLAIMED, DID).replace("\0", CLAIMED)
                pathlib.Path(folder, path.name).write_text(text, encoding="utf-8")
            as_it_is, _ = answer(CASE / "plain")
            swapped, _ = answer(folder)
        self.assertEqual(first(as_it_is), DID)
        self.assertEqual(first(swapped), CLAIMED)
        self.assertAlmostEqual(as_it_is[DID], swapped[CLAIMED], delta=.1)

    def test_the_circle_is_named_and_each_origin_is_told(self):
        self.assertIn("Circular reporting", ascribe("trace", CASE))
        why = ascribe("why", "--incident", "i1", CASE)
        self.assertIn("without it", why)
        self.assertRegex(why, r"(?s)Tishrin Vanguards, in \d report.*?a party to it.*?claims it: Tishrin Vanguards")
        self.assertIn("Saraya al-Thughur", why)

    def test_no_figure_stands_where_there_was_too_little_to_weigh(self):
        days = json.loads(ascribe("timeline", "--json", "--incident", "i1", CASE))[0]["moments"]
        little = [day["date"] for day in days if day["too_little"]]
        self.assertTrue(0 < len(little) < len(days))
        parts = re.split(r"(?m)^  (\d{4}-\d\d-\d\d), ", ascribe("timeline", "--incident", "i1", CASE))
        for date, told in zip(parts[1::2], parts[2::2]):
            self.assertEqual("%" not in told, date in little, told)
        for line in map(json.loads, ascribe("read", CASE).splitlines()):
            if line["type"] == "hypothesis" and line["incident"] == "i1" and line["as_of"]:
                self.assertEqual(bool(line["too_little"]), line["as_of"] in little)

    def test_what_counts_from_the_start_is_told_with_its_sentence(self):
        told = answer(CASE)[1]["weighed"]
        lines = [json.loads(line) for line in ascribe("read", CASE).splitlines()]
        statements = {line["id"]: line for line in lines if line["type"] == "statement"}
        self.assertTrue(told["leanings"])
        deeds = 0
        for leaning in told["leanings"]:
            statement = statements[leaning["statement"]]
            self.assertEqual(statement["arguments"]["agent"]["actor"], leaning["actor"])
            deed = statement["predicate"] == "carried-out"
            self.assertEqual(deed, statement["arguments"]["object"]["incident"] != "i1")
            self.assertEqual(leaning["shift"] < 0, statement["polarity"] == "-")
            deeds += deed
        self.assertTrue(deeds)
        self.assertIn("told to have done another such deed", ascribe("why", "--incident", "i1", CASE))


if __name__ == "__main__":
    if not MODEL.exists() or not (BUILD / "ascribe").exists():
        print("skipped: nothing was built")
        sys.exit(77)
    unittest.main()
