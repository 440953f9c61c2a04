"""A conviction that fell is no word against the one who was convicted.

Everything and everyone in the reports below is invented.
"""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ.get("ASC_SOURCE", pathlib.Path(__file__).parent.parent))
BUILD = pathlib.Path(os.environ.get("ASC_BUILD", SOURCE / "build/release"))
MODEL = pathlib.Path(os.environ.get("ASC_MODEL", SOURCE / "build/model/en_core_web_sm-3.8.0.asc"))

CONVICTED = ("2002-01-25", "A court in Corin on Friday jailed Colm Hart for 14 years for conspiring to cause the explosion "
             "which killed nine people in the Corin market on 3 May 1998. Police have long said that the Amber Line carried "
             "out the bombing.")
WITNESS = ("2002-03-01", "The harbour master, who watched them, said that the Amber Line carried out the bombing of the Corin "
           "market on 3 May 1998.")
QUASHED = ("2005-01-21", "The Court of Appeal on Friday quashed the conviction of Colm Hart for the Corin market bombing of "
           "3 May 1998, in which nine people died.")
RECALLED = ("2008-05-03", "Colm Hart was convicted in 2002 of the Corin market bombing of 3 May 1998. The Amber Line admitted "
            "the attack.")
AGAIN = ("2010-06-01", "A court in Corin on Tuesday found Colm Hart guilty of the Corin market bombing of 3 May 1998, in which "
         "nine people died.")

HEARSAY = ("2001-02-01", "The harbour master, who watched them, said that the Amber Line carried out the bombing of the Corin "
           "market on 3 May 1998. A nurse told police that Colm Hart said that he had bombed the market.")
ACQUITTED = ("2005-01-21", "A court in Corin on Friday acquitted Colm Hart of the Corin market bombing of 3 May 1998.")


def parts(*reports):
    """Who has a part in any answer to who did it: {name: its greatest share}."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        table = ["file,title,outlet,author,published"]
        for i, (date, text) in enumerate(reports):
            (folder / f"{i}.txt").write_text(text + "\n", encoding="utf-8")
            table.append(f"{i}.txt,,Paper {'ABCDEF'[i]},,{date}")
        (folder / "reports.csv").write_text("\n".join(table) + "\n", encoding="utf-8")
        done = subprocess.run([BUILD / "ascribe", "who", "--json", name], capture_output=True, text=True,
                              env=dict(os.environ, ASCRIBE_MODEL=str(MODEL)))
    assert done.returncode == 0, done.stderr
    first = json.loads(done.stdout)["incidents"][0]
    names = {x["actor"]: x["names"][0] for x in first["named"]}
    out = {}
    for share in first["weighed"]["shares"]:
        who = names.get(share["actor"], share["actor"])
        out[who] = max(out.get(who, 0), share["credence"])
    return out


@unittest.skipUnless(MODEL.exists(), "no model; make model")
class Verdicts(unittest.TestCase):
    def test_a_conviction_counts(self):
        self.assertGreater(parts(CONVICTED, WITNESS)["Colm Hart"], .5)

    def test_one_that_was_quashed_counts_no_more(self):
        found = parts(CONVICTED, WITNESS, QUASHED)
        self.assertLess(found.get("Colm Hart", 0), .1, found)
        self.assertGreater(found["Amber Line"], .5, found)

    def test_nor_does_it_where_it_is_recalled_later(self):
        self.assertLess(parts(CONVICTED, WITNESS, QUASHED, RECALLED).get("Colm Hart", 0), .1)

    def test_a_court_may_find_him_guilty_again(self):
        self.assertGreater(parts(CONVICTED, WITNESS, QUASHED, AGAIN)["Colm Hart"], .3)

    def test_what_one_heard_him_say_counts_no_more_once_he_is_acquitted(self):
        self.assertGreater(parts(WITNESS, HEARSAY).get("Colm Hart", 0), .1)
        self.assertLess(parts(WITNESS, HEARSAY, ACQUITTED).get("Colm Hart", 0), .1)


if __name__ == "__main__":
    unittest.main()
