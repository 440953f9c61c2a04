"""Origins behind what reports say: who only passes on what another of them has.

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
FIRST = ("A bomb wrecked the station in Bresk on 3 May 2016. A senior intelligence official told CP that two intercepted "
         "calls showed that Tor Dasko had ordered the bombing in Bresk.")


def read(*reports):
    """The lines of a case. A report is (outlet, date, text)."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        table = ["file,title,outlet,author,published"]
        for i, (outlet, date, text) in enumerate(reports):
            (folder / f"{i}.txt").write_text(text + "\n", encoding="utf-8")
            table.append(f"{i}.txt,,{outlet},,{date}")
        (folder / "reports.csv").write_text("\n".join(table) + "\n", encoding="utf-8")
        done = subprocess.run([BUILD / "ascribe", "read", name], capture_output=True, text=True,
                              env=dict(os.environ, ASCRIBE_MODEL=str(MODEL)))
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def origins(predicate, *reports):
    """How many origins each agent has for it: {name: count}."""
    lines = read(*reports)
    names = {x["id"]: x["names"][0] for x in lines if x["type"] == "actor"}
    return {names[x["proposition"]["agent"]]: len(x["roots"]) for x in lines if x["type"] == "root"
            and x["proposition"]["predicate"] == predicate and x["proposition"].get("polarity", "+") == "+"}


@unittest.skipUnless(MODEL.exists(), "no model; make model")
class Roots(unittest.TestCase):
    def test_one_official_told_again_in_many_ways_is_one_origin(self):
        found = origins(
            "ordered", ("Coastal Press", "2016-05-04", FIRST),
            ("The Bresk Post", "2016-05-06", "An intelligence source in Bresk says that Tor Dasko ordered the bombing in "
             "Bresk of 3 May (via Coastal Press)."),
            ("Hill Review", "2016-06-09", "Tor Dasko is said to have ordered the bombing in Bresk of 3 May."),
            ("Hill Review", "2016-07-09", "Tor Dasko, whom officials had accused of ordering the bombing in Bresk of 3 May, "
             "left the country."))
        self.assertEqual(found, {"Tor Dasko": 1})

    def test_another_who_could_know_is_a_second_origin(self):
        found = origins(
            "ordered", ("Coastal Press", "2016-05-04", FIRST),
            ("The Bresk Post", "2016-05-06", "The harbour master Ivo Marek said that Tor Dasko ordered the bombing in Bresk "
             "of 3 May."))
        self.assertEqual(found, {"Tor Dasko": 2})

    def test_who_was_convicted_was_so_by_the_court_told_of(self):
        lines = read(("Coastal Press", "2016-05-04", "A special chamber on Friday jailed Tor Dasko over the bombing of the "
                      "station in Bresk on 3 May 2016. Mila Vant was convicted of carrying out the bombing."))
        found = [[y["text"] for y in x["sources"]] for x in lines
                 if x["type"] == "statement" and x["predicate"] == "carried-out" and "Vant" in
                 x["arguments"]["agent"]["text"]]
        self.assertEqual(found, [["AUTHOR", "A special chamber"]])

    def test_a_verdict_of_no_court_in_particular_is_that_of_the_court_told_of(self):
        text = ("A court in Bresk on Friday convicted Tor Dasko of ordering the bombing of the station in Bresk on 3 May 2016. "
                "Mila Vant was found guilty of financing the bombing. ")
        lines = read(("Coastal Press", "2016-05-04", text))
        roots = {x["proposition"]["predicate"]: [r["text"] for r in x["roots"]] for x in lines if x["type"] == "root"}
        self.assertEqual(roots["financed"], roots["ordered"])
        alone = read(("Coastal Press", "2016-05-04", "A bomb wrecked the station in Bresk on 3 May 2016. Mila Vant was found "
                      "guilty of financing the bombing."))
        self.assertEqual([[r["text"] for r in x["roots"]] for x in alone if x["type"] == "root"], [["Coastal Press"]])

    def test_what_one_received_years_for_is_the_courts_word(self):
        lines = read(("Coastal Press", "2016-05-04", "A court on Friday found Tor Dasko guilty of ordering the bombing of the "
                      "station in Bresk on 3 May 2016. Mila Vant received 12 years for withdrawing the patrol. Jan Orlo was "
                      "jailed for delivering the dynamite."))
        found = {x["arguments"]["agent"]["text"]: x["sources"][-1]["text"] for x in lines
                 if x["type"] == "statement" and x["predicate"] == "helped"}
        self.assertEqual(found, {"Mila Vant": "A court", "Jan Orlo": "A court"})


    def test_the_ministry_is_the_one_that_says_so_of_itself(self):
        text = ("Statement on the bombing\n\nThe Ministry states that the bombing of the station in {} on 3 May 2016 was "
                "carried out by the Amber Line.")
        lines = read(("Ministry of Defence of Corin", "2016-05-04", text.format("Bresk")),
                     ("Ministry of Defence of Velmar", "2016-05-06", text.format("Bresk")))
        names = [x["names"] for x in lines if x["type"] == "actor" if any("Ministry" in name for name in x["names"])]
        self.assertFalse(any({"Ministry of Defence of Corin", "Ministry of Defence of Velmar"} <= set(x) for x in names))
        said = {x["report"]: x["sources"][-1]["actor"] for x in lines
                if x["type"] == "statement" and x["predicate"] == "carried-out" and len(x["sources"]) > 1}
        self.assertEqual(len(set(said.values())), 2)

    def test_a_headline_adds_no_voice(self):
        found = origins("carried-out", ("Coastal Press", "2016-05-04", "Defector says Amber Line bombed station in Bresk\n\nThe Amber Line "
                        "carried out the bombing of the station in Bresk on 3 May 2016, a former officer, Una Sorin, told "
                        "Coastal Press."))
        self.assertEqual(found, {"Amber Line": 1})


@unittest.skipUnless(MODEL.exists(), "no model; make model")
class Recalled(unittest.TestCase):
    def test_a_murder_of_years_ago_is_not_what_the_report_is_about(self):
        lines = read(("The Bresk Mirror", "2016-05-06",
                      "The guard who went home\n\nThe bomb had been planted by Tor Dasko, a police source told the Mirror. "
                      "He was the night guard of the mill, and nobody has seen him since Tuesday.\n\n"
                      "The letter in which the Amber Line claimed the bombing was sent from the harbour.\n\n"
                      "The Corvin clan, a family of millers, has been accused of the murder of the editor Ivo Marek, who was "
                      "shot dead outside his home in August 2013."))
        told = {x["arguments"]["agent"]["text"]: x["arguments"]["object"]["incident"] for x in lines
                if x["type"] == "statement" and x["predicate"] == "carried-out"}
        self.assertIn("Tor Dasko", told)
        clan = next(name for name in told if "Corvin" in name)
        self.assertNotEqual(told["Tor Dasko"], told[clan])
        dates = {x["id"]: x["earliest"] for x in lines if x["type"] == "incident"}
        self.assertEqual(dates[told[clan]][:7], "2013-08")
        self.assertIsNone(dates[told["Tor Dasko"]])


if __name__ == "__main__":
    unittest.main()
