"""Lists in a case, their versions, and names looked up on them.

The made lists of tests/lists and of the example always; the real ones of the shared data
where they lie beside the tree (ASC_SHARED), else that part is skipped.
"""
import csv
import io
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ.get("ASC_SOURCE", pathlib.Path(__file__).parent.parent))
PROGRAM = pathlib.Path(os.environ.get("ASC_BUILD", SOURCE / "build/release")) / "ascribe"
LISTS = SOURCE / "tests/lists"
LADARA = SOURCE / "examples/saltgate/lists"
REAL = pathlib.Path(os.environ.get("ASC_SHARED", SOURCE.parent / "shared")) / "data/lists"


def run(*arguments, input=None):
    return subprocess.run([PROGRAM, *map(str, arguments)], input=input, capture_output=True, text=True)


def ascribe(*arguments, input=None):
    done = run(*arguments, input=input)
    assert done.returncode == 0, done.stderr
    return done.stdout


def hits(lists, name, *options):
    (line,) = ascribe("screen", lists, "--json", *options, "--", name).splitlines()
    return json.loads(line)["hits"]


def references(lists, name, *options):
    return [h["reference"] for h in hits(lists, name, *options) if not h["lead"]]


class Case(unittest.TestCase):
    def setUp(self):
        self.top = pathlib.Path(tempfile.mkdtemp(prefix="ascribe-lists-"))
        self.addCleanup(shutil.rmtree, self.top)
        self.case = self.top / "a.case"


class MadeLists(Case):
    def add_both(self):
        for day in ("2013-05-01", "2014-06-30"):
            ascribe("lists", self.case, "add", "--name", "ladara", "--date", day, LADARA / f"ladara-{day}.csv")

    def test_a_list_is_kept_once_and_the_case_is_whole(self):
        first = ascribe("lists", self.case, "add", LISTS / "un.xml")
        again = ascribe("lists", self.case, "add", LISTS / "un.xml")
        self.assertTrue(first.startswith("added un, "))
        self.assertTrue(again.startswith("already there: un"))
        (only,) = map(json.loads, ascribe("lists", self.case, "show", "--json").splitlines())
        self.assertEqual((only["list"], only["date"], only["dating"], only["entries"]), ("un", "2014-03-01", "told", 2))
        self.assertIn("the case is whole", ascribe("verify", self.case))
        self.assertIn('{"list":"un"', ascribe("dump", self.case))

    def test_spaces_of_no_width_and_marks_of_direction_hide_no_name(self):
        for name in ("Youssef\u200bAbou\u200bRached", "\u202eYoussef Abou Rached\u202c", "Youssef\u200d Abou Rached"):
            self.assertEqual(references(LISTS / "un.xml", name), ["ZZi.001"], ascii(name))

    def test_the_index_of_a_case_is_kept_beside_it_and_only_saves_time(self):
        kept = pathlib.Path(f"{self.case}.names")
        name = "Youssef Abou Rached"
        ascribe("lists", self.case, "add", LISTS / "un.xml")
        self.assertTrue(kept.exists())
        whole, found = kept.read_bytes(), ascribe("screen", self.case, "--json", name)
        self.assertEqual(references(self.case, name), ["ZZi.001"])
        for damaged in (b"", whole[:200], whole[:-8], whole[:400] + b"\xff" * 8 + whole[408:], b"x" * 4096):
            kept.write_bytes(damaged)
            self.assertEqual(ascribe("screen", self.case, "--json", name), found)
        kept.unlink()
        self.assertEqual(ascribe("screen", self.case, "--json", name), found)
        self.add_both()  # a new list: its names come to the index
        more = kept.read_bytes()
        self.assertNotEqual(more, whole)
        both = ascribe("screen", self.case, "--json", name)
        self.assertEqual(sorted(references(self.case, name)), ["LDA/P/07", "ZZi.001"])
        kept.write_bytes(whole)  # of fewer lists
        self.assertEqual(ascribe("screen", self.case, "--json", name), both)

    def test_the_files_of_ofac_in_a_folder_are_one_list(self):
        folder = self.top / "ofac"
        folder.mkdir()
        for name in ("sdn.csv", "alt.csv", "add.csv"):
            shutil.copy(LISTS / name, folder)
        self.assertEqual(ascribe("lists", self.case, "add", folder, "--date", "2014-01-01").count("\n"), 1)
        names = [n["text"] for line in ascribe("lists", self.case, "show", "ofac-sdn", "--json").splitlines()
                 for n in json.loads(line)["names"]]
        self.assertIn("RACHED, Youssef Abou", names)

    def test_what_is_damaged_is_refused_and_nothing_is_kept(self):
        broken = self.top / "broken.xml"
        text = (LISTS / "un.xml").read_text(encoding="utf-8")
        broken.write_text(text[: len(text) // 2], encoding="utf-8")
        done = run("lists", self.case, "add", broken)
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, r"broken\.xml: line \d+: .*cut")
        self.assertIn("no lists yet", ascribe("lists", self.case, "show"))

    def test_a_listing_is_found_in_another_script_and_spelling(self):
        for name in ("Saraya al-Thughour", "سرايا الثغور", "SARAYA AL THUGHUR"):
            with self.subTest(name=name):
                self.assertEqual(references(LADARA / "ladara-2014-06-30.csv", name)[:1], ["LDA/O/03"])
        self.assertEqual(references(LADARA / "ladara-2014-06-30.csv", "Harbour Courier"), [])

    def test_every_answer_has_the_lists_own_date_and_what_the_listing_says(self):
        (hit,) = hits(LISTS / "un.xml", "Yusuf Abi Rashed", "--limit", "1", "--no-leads")
        self.assertEqual((hit["date"], hit["listed"], hit["amended"]), ("2014-03-01", "2013-09-02", "2014-02-20"))
        self.assertEqual(hit["measures"], "Arms embargo; Asset freeze; Travel ban")
        self.assertEqual(hit["primary"], "YUSUF ABI RASHED")

    def test_was_it_listed_on_that_day(self):
        self.add_both()
        cases = [("Saraya al-Thughur", "2013-06-04", "no"), ("Saraya al-Thughur", "2014-02-17", "yes"),
                 ("Sawwani Liberation Front", "2008-01-01", "no"),
                 ("Sawwani Liberation Front", "2013-06-04", "yes"),
                 ("Tishrin Vanguards", "2013-06-04", "yes"), ("Tishrin Vanguards", "2014-07-01", "no")]
        for name, day, told in cases:
            with self.subTest(name=name, day=day):
                hit = hits(self.case, name, "--on", day, "--no-leads")[0]
                self.assertEqual((hit["primary"], hit["listed_then"]), (name, told))

    def test_what_left_the_list_is_found_and_said_to_have_left(self):
        self.add_both()
        hit = hits(self.case, "Vanguards of October", "--no-leads")[0]
        self.assertEqual((hit["reference"], hit["date"], hit["removed_by"]), ("LDA/O/01", "2013-05-01", "2014-06-30"))

    def test_what_changed_between_versions(self):
        self.add_both()
        lines = [json.loads(line) for line in ascribe("lists", self.case, "diff", "ladara", "--json").splitlines()]
        told = [(c["change"], (c["after"] or c["before"])["reference"]) for c in lines]
        self.assertEqual(told, [("added", "LDA/O/03"), ("added", "LDA/P/11"), ("removed", "LDA/O/01")])
        back = ascribe("lists", self.case, "diff", "ladara@2014-06-30", "ladara@2013-05-01")
        self.assertIn("- LDA/O/03", back)
        self.assertIn("nothing changed", ascribe("lists", self.case, "diff", "ladara", "ladara"))

    def test_names_come_from_standard_input_and_go_out_as_csv(self):
        out = ascribe("screen", LISTS / "statuses.csv", "--csv", "--no-leads", "-",
                      input="Republic of Ladara\n\nNadim Dabbagh\nNobody At All\n")
        rows = list(csv.DictReader(io.StringIO(out)))
        self.assertEqual([(r["query"], r["reference"]) for r in rows],
                         [("Republic of Ladara", "FATF-LA"), ("Nadim Dabbagh", "RFJ-10")])

    def test_any_name_is_answered(self):
        names = ["x" * 10000, "a " * 5000, "()()", "- - -", "9" * 500, "😀😀", "M\u0410RIA", "\u200b\u202e", "MARIA"]
        out = ascribe("screen", LISTS / "un.xml", "--json", "--explain", "-", input="\n".join(names)).splitlines()
        self.assertEqual([json.loads(line)["hits"] for line in out], [[]] * len(names))
        self.assertEqual(hits(LISTS / "un.xml", ""), [])
        # Letters of another script that look alike, and marks that nobody sees.
        for name in ("S\u0430r\u0430ya al-Thughur", "Sar\u200baya\u202e al-Thughur"):
            self.assertEqual(references(LISTS / "un.xml", name), ["ZZe.002"])

    def test_an_explanation_names_the_words_that_met(self):
        (hit,) = hits(LISTS / "un.xml", "Yousef Abi Rashid", "--explain", "--limit", "1")
        met = {(s["a"], s["b"].lower()) for s in hit["steps"] if s["a"] and s["b"]}
        self.assertIn(("Yousef", hit["name"].split()[0].lower()), met)

    def test_wrong_usage_is_told(self):
        for arguments in (["screen"], ["screen", LISTS / "un.xml"], ["lists"],
                          ["lists", self.case, "burn"], ["screen", LISTS / "un.xml", "--on", "x", "A B"],
                          ["screen", LISTS / "un.xml", "--fpr", "2", "A B"]):
            with self.subTest(arguments=arguments):
                self.assertEqual(run(*arguments).returncode, 2)
        self.assertEqual(run("screen", self.top / "none.xml", "A").returncode, 1)
        self.assertEqual(run("lists", self.case, "show", "un").returncode, 1)


@unittest.skipUnless(REAL.is_dir(), "skipped: no shared data beside the tree")
class RealLists(Case):
    UN = REAL / "un/UN_consolidated_2026-02-27.xml"

    def test_lashkar_e_tayyiba_by_its_names_its_fronts_and_its_script(self):
        for name in ("Lashkar e Taiba", "Lashkar-e-Tayyiba", "Lashkar-e-Taiba", "Jamaat-ud-Dawa",
                     "Jama'at-ud-Da'wah", "Falah-i-Insaniat Foundation", "Paasban-e-Kashmir", "لشكر طيبة"):
            with self.subTest(name=name):
                best = hits(self.UN, name, "--explain")[0]
                self.assertEqual((best["reference"], best["lead"], best["date"]), ("QDe.118", False, "2026-02-27"))
                self.assertTrue(best["steps"])

    def test_a_bare_acronym_is_a_lead_and_a_place_is_nothing(self):
        led = {h["reference"]: h["lead"] for h in hits(self.UN, "LeT")}
        self.assertIs(led.get("QDe.118"), True)
        for name in ("Lashkar Gah", "Taiba"):
            with self.subTest(name=name):
                self.assertNotIn("QDe.118", [h["reference"] for h in hits(self.UN, name)])
                self.assertEqual(references(self.UN, name), [])

    def test_who_was_listed_on_the_day(self):
        for name, reference, listed, told in (("Masood Azhar", "QDi.422", "2019-05-01", "no"),
                                              ("Hafiz Saeed", "QDi.263", "2008-12-10", "yes")):
            with self.subTest(name=name):
                hit = hits(self.UN, name, "--on", "2019-02-14")[0]
                self.assertEqual((hit["reference"], hit["listed"], hit["listed_then"]), (reference, listed, told))

    def test_every_list_at_hand_is_read(self):
        ascribe("lists", self.case, "add", self.UN, REAL / "un_history/UN_consolidated_2015-02-26.xml",
                REAL / "ofac_2021", REAL / "ofac_nonsdn", REAL / "canada_listed_entities_misp.json")
        lists = {(j["list"], j["date"]): j["entries"]
                 for j in map(json.loads, ascribe("lists", self.case, "show", "--json").splitlines())}
        self.assertEqual(lists, {("un", "2026-02-27"): 1003, ("un", "2015-02-26"): 1043, ("ofac-sdn", None): 8976,
                                 ("ofac-cons", None): 442, ("ca-terrorist", "2025-12-08"): 90})


if __name__ == "__main__":
    unittest.main()
