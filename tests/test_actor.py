"""Actors across reports: spellings that are one, names that are not, and an analyst's word.

Everything and everyone in the reports below is invented.
"""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ.get("ASC_SOURCE", pathlib.Path(__file__).parent.parent))
PROGRAM = pathlib.Path(os.environ.get("ASC_BUILD", SOURCE / "build/release")) / "ascribe"
MODEL = pathlib.Path(os.environ.get("ASC_MODEL", SOURCE / "build/model/en_core_web_sm-3.8.0.asc"))
SALTGATE = SOURCE / "examples/saltgate/plain"
LADARA = SOURCE / "examples/saltgate/lists/ladara-2014-06-30.csv"


def run(*arguments):
    environment = dict(os.environ, ASCRIBE_MODEL=str(MODEL))
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, env=environment)


def ascribe(*arguments):
    done = run(*arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def actors(*paths):
    """The names of each actor."""
    lines = map(json.loads, ascribe("read", *paths).splitlines())
    return [line["names"] for line in lines if line["type"] == "actor"]


@unittest.skipUnless(MODEL.exists(), "no model; make model")
class Actors(unittest.TestCase):
    def setUp(self):
        self.top = pathlib.Path(tempfile.mkdtemp(prefix="ascribe-actors-"))
        self.addCleanup(shutil.rmtree, self.top)
        self.case = self.top / "a.case"

    def reports(self, *texts):
        for n, text in enumerate(texts):
            (self.top / f"{n}.txt").write_text(text, encoding="utf-8")
        return [self.top / f"{n}.txt" for n in range(len(texts))]

    def together(self, found, a, b):
        return any(a in names and b in names for names in found)

    def test_spellings_of_one_name_are_one_actor(self):
        found = actors(*self.reports(
            "Militants of Lashkar-e-Velm attacked the post on Monday. Yusuf Abi Marsad leads the group.",
            "The army blamed Lashkar e Velm for the attack. Police arrested Youssef Abou Marsad on Friday.",
            "A court convicted Abi Marsad of the attack."))
        self.assertTrue(self.together(found, "Lashkar-e-Velm", "Lashkar e Velm"), found)
        self.assertTrue(self.together(found, "Yusuf Abi Marsad", "Youssef Abou Marsad"), found)
        self.assertTrue(self.together(found, "Yusuf Abi Marsad", "Abi Marsad"), found)

    def test_near_names_of_two_are_two(self):
        found = actors(*self.reports(
            "The Velm Liberation Front claimed the bombing. Hassan Abu Zayd praised it.",
            "The Corin Liberation Front denied the bombing. Hussein Abu Zayd condemned it.",
            "The 3rd Velm Brigade fled. The 5th Velm Brigade stayed."))
        self.assertFalse(self.together(found, "Velm Liberation Front", "Corin Liberation Front"), found)
        self.assertFalse(self.together(found, "Hassan Abu Zayd", "Hussein Abu Zayd"), found)

    def test_capitals_within_a_word_say_nothing(self):
        found = actors(*self.reports("The police blame DeepTide for the attack in Velm.",
                                     "The attack in Velm was carried out by Deeptide. Deeptide denied it."))
        self.assertTrue(self.together(found, "DeepTide", "Deeptide"), found)

    def test_who_is_spelled_otherwise_in_the_same_report_is_another(self):
        found = actors(*self.reports(
            "Christer Pettersen was acquitted of the bombing in Velm. The prosecutor Krister Petersen closed the case.",
            "Christer Pettersen was tried over the bombing in Velm."))
        self.assertFalse(self.together(found, "Christer Pettersen", "Krister Petersen"), found)
        found = actors(*self.reports(
            "Christer Pettersen was acquitted of the bombing in Velm.",
            "Krister Pettersen was tried over the bombing in Velm."))
        self.assertTrue(self.together(found, "Christer Pettersen", "Krister Pettersen"), found)

    def test_a_surname_of_two_is_neithers(self):
        found = actors(*self.reports("Karim Abi Marsad spoke on Monday.", "Yusuf Abi Marsad answered on Friday.",
                                     "The police arrested Abi Marsad."))
        mine = [names for names in found if "Abi Marsad" in names]
        self.assertEqual(mine, [["Abi Marsad"]], found)

    def test_a_title_and_a_bracket_are_names_too(self):
        found = actors(*self.reports("The Velm Liberation Front (VLF) claimed it, Minister Marsad said. "
                                     "Selim Marsad named no one else. Jabhat Tahrir Velm (جبهة تحرير فيلم) denied it."))
        self.assertTrue(self.together(found, "Jabhat Tahrir Velm", "جبهة تحرير فيلم"), found)
        self.assertIn("Velm Liberation Front (VLF)", sum(found, []))
        self.assertTrue(self.together(found, "Minister Marsad", "Selim Marsad"), found)

    def test_a_people_and_its_government_are_the_state(self):
        found = actors(*self.reports("The Pakistani government denied it, officials in Pakistan said."))
        self.assertTrue(self.together(found, "Pakistan", "Pakistani government"), found)

    def test_the_word_for_the_whole_name_where_there_is_one_such_name(self):
        one = "The Velm Protection Directorate arrested two men, police said."
        short = "The Directorate denied it, police said."
        other = "The Corin Ports Directorate denied it, police said."
        self.assertTrue(self.together(actors(*self.reports(one, short)), "Velm Protection Directorate",
                                      "Directorate"))
        self.assertIn(["Directorate"], actors(*self.reports(one, other, short)))

    def test_a_head_in_another_form_means_the_only_such_name(self):
        found = actors(*self.reports(
            "Katibat al-Sahil, a jihadist brigade, attacked the barracks in Bresk on Monday.",
            "Residents said that the Katiba attacked the barracks in Bresk.",
            "The Movement for Justice, a rebel group, condemned the attack.",
            "The government said that the Movement attacked the barracks in Bresk on Monday."))
        self.assertTrue(self.together(found, "Katibat al-Sahil", "Katiba"), found)
        self.assertTrue(self.together(found, "Movement for Justice", "Movement"), found)

    def test_fighters_told_by_their_groups_name_are_that_group(self):
        text = ("The Zorkai, a militia, attacked the depot at Bresk on Monday. Police said Zorkai hunters burned it. "
                "Two Zorkai fighters were arrested. That militia attacked the bridge on Friday.")
        found = actors(*self.reports(text))
        self.assertTrue(self.together(found, "Zorkai", "Zorkai hunters"), found)
        self.assertTrue(self.together(found, "Zorkai", "That militia"), found)
        self.assertFalse(self.together(found, "Zorkai", "Two Zorkai fighters"), found)

    def test_an_outlets_initials_in_its_own_reports(self):
        (self.top / "reports.csv").write_text("file,title,outlet,author,published\n"
                                              "0.txt,,Coastal Press,,2016-02-17\n1.txt,,The Bresk Post,,2016-02-18\n")
        self.reports("An official told CP that the Velm Front bombed the station in Bresk on Monday.",
                     "The Velm Front bombed the station in Bresk on Monday, Coastal Press reported.")
        self.assertTrue(self.together(actors(self.top), "Coastal Press", "CP"))

    def test_an_office_is_no_name(self):
        found = actors(*self.reports("Secretary of State Mike Marsad spoke in Velm on Monday. Marsad left on Friday."))
        self.assertTrue(self.together(found, "Mike Marsad", "Marsad"), found)

    def test_descriptions_mean_the_one_actor_that_they_can(self):
        found = actors(*self.reports(
            "The bomb was planted by the Sawwani Liberation Front, a charge the separatists rejected. "
            "The money came from Bayt al-Rahma, a charity in the capital. The charity said nothing."))
        front = next(names for names in found if "Sawwani Liberation Front" in names)
        self.assertIn("the separatists", front)
        self.assertTrue(any({"Bayt al-Rahma", "The charity"} <= set(names) for names in found), found)

    def test_a_description_of_two_is_neithers(self):
        found = actors(*self.reports("The Sawwani Liberation Front and the Corin Liberation Army bombed the "
                                     "ferry in Marsa. The separatists denied it."))
        self.assertFalse(any("The separatists" in names and len(names) > 1 for names in found), found)

    MARKET = (
        "Three gunmen and a driver charged over Marsa market attack\n"
        "CORVAL, May 2 (Northline) - A special tribunal in Corval charged three men from the Harran valley with "
        "the attack on the Marsa market, the interior minister said on Thursday.\n"
        "\"We know who sent them,\" Anna Tellwright told reporters. The minister blamed the Harran Dawn Movement "
        "(HDM), which has fought the army since 2009.\nThe tribunal will sit again in June. A senior police officer, "
        "who asked not to be named, said a taxi driver with a Harrani passport had been held at the bridge.\n"
        "The HDM's spokesman, Ilyas Marrout, denied it. \"The movement had nothing to do with it,\" he said.\n",
        "Minister Tellwright blames separatists\n"
        "Minister Tellwright repeated on Friday that the separatists of the Harran Dawn Movement had planned the "
        "market attack. The deputy interior minister, Paul Orsk, was more careful.\nA senior police officer told "
        "this newspaper that the guns came from Orland. A taxi driver with a Harrani passport is still held.\n",
        "Who gains?\n"
        "The former interior minister doubts it. Boris Lenk, the minister of Orland, visited Corval. The minister "
        "met no one. Ilyas Marrout and the commander of the Red Sash, Omar Fadl, met in April.\n")

    def test_an_office_means_whom_its_report_names_and_another_calls_so(self):
        found = actors(*self.reports(*self.MARKET))
        self.assertTrue(self.together(found, "Anna Tellwright", "the interior minister"), found)
        self.assertTrue(self.together(found, "Boris Lenk", "the minister of Orland"), found)
        self.assertFalse(self.together(found, "Boris Lenk", "The former interior minister"), found)
        self.assertFalse(self.together(found, "Anna Tellwright", "The former interior minister"), found)
        self.assertTrue(self.together(found, "Paul Orsk", "The deputy interior minister"), found)

    def test_descriptions_of_one_another_are_one_and_headlines_mean_the_text(self):
        found = actors(*self.reports(*self.MARKET))
        self.assertTrue(self.together(found, "A special tribunal in Corval", "The tribunal"), found)
        self.assertTrue(self.together(found, "Three gunmen", "three men"), found)
        self.assertTrue(self.together(found, "Harran Dawn Movement",
                                      "the separatists of the Harran Dawn Movement"), found)

    def test_reports_of_one_incident_share_a_description_only_if_it_tells_which(self):
        found = actors(*self.reports(*self.MARKET))
        self.assertEqual(sum("A senior police officer" in names for names in found), 2, found)
        self.assertEqual(sum("a taxi driver with a Harrani passport" in names or
                             "A taxi driver with a Harrani passport" in names for names in found), 1, found)

    def test_who_does_the_same_to_the_same_is_one(self):
        found = actors(*self.reports(
            "Judge charges Harran cell over market bombing\nThe judge spoke for an hour. On Friday Mireille Sorel "
            "charged four men, whom she described as the Harran cell of the Red Sash, with the bombing.\n"))
        self.assertTrue(self.together(found, "Mireille Sorel", "The judge"), found)
        self.assertTrue(self.together(found, "four men", "the Harran cell of the Red Sash"), found)

    def test_renames_splits_and_fronts_are_told_with_their_date(self):
        path, = self.reports("Lashkar-e-Tayyiba denied the attack. Jabhat al-Nusra praised it. Boko Haram was silent.")
        ties = lambda name: {(k["relation"], k["name"], k.get("when")) for k in
                             json.loads(ascribe("actor", path, name, "--json"))["known"] if "when" in k}
        self.assertIn(("has-front", "Jamaat-ud-Dawa", "2002"), ties("Lashkar-e-Tayyiba"))
        self.assertIn(("split-from", "Islamic State of Iraq", "2013-04"), ties("Jabhat al-Nusra"))
        self.assertIn(("renamed-to", "Islamic State West Africa Province", "2015-03"), ties("Boko Haram"))
        self.assertIn("  split-into Ansaru, 2012-01 (own)\n", ascribe("actor", path, "Boko Haram"))

    def test_what_several_are_called_is_disputed_until_an_analyst_decides(self):
        texts = ("JI carried out the bombing in Corval, police said. The court freed Abi Marsad.",
                 "The Jemaah Islavia (JI) claimed the bombing in Corval on Monday. JI has 200 men.",
                 "The Jamaat-e-Iskar (JI) denied the bombing in Corval. Karim Abi Marsad spoke.",
                 "Yusuf Abi Marsad spoke on Monday in Corval. JI was behind it, he said.")
        for order in (texts, texts[::-1]):
            found = actors(*self.reports(*order))
            self.assertFalse(self.together(found, "Jemaah Islavia", "Jamaat-e-Iskar"), found)
            self.assertIn(["JI"], found)
            self.assertIn(["Abi Marsad"], found)
        self.reports(*texts)
        ascribe("add", self.case, *(self.top / f"{n}.txt" for n in range(4)))
        shown = json.loads(ascribe("actor", self.case, "JI", "--json"))
        self.assertEqual(sorted(shown["disputed"]), ["Jamaat-e-Iskar", "Jemaah Islavia"])
        self.assertTrue(shown["statements"], shown)
        self.assertIn("it may be", ascribe("actor", self.case, "Abi Marsad"))
        self.assertIn("JI (disputed: ", ascribe("who", self.case))
        ascribe("merge", self.case, "JI", "Jemaah Islavia")
        self.assertNotIn("disputed", ascribe("who", self.case))

    def test_an_analyst_can_split_a_description_off(self):
        self.reports(*self.MARKET)
        ascribe("add", self.case, *(self.top / f"{n}.txt" for n in range(3)))
        ascribe("split", self.case, "the interior minister", "Anna Tellwright")
        shown = json.loads(ascribe("actor", self.case, "Anna Tellwright", "--json"))
        self.assertNotIn("the interior minister", shown["names"])
        ascribe("undo", self.case)
        ascribe("merge", self.case, "A special tribunal in Corval", "Harran Dawn Movement")
        shown = json.loads(ascribe("actor", self.case, "Harran Dawn Movement", "--json"))
        self.assertIn("A special tribunal in Corval", shown["names"])

    def test_a_table_knows_what_shares_no_word(self):
        found = actors(*self.reports("The Army of the Pure attacked the post, police said.",
                                     "Police blamed Lashkar-e-Toiba for the attack."))
        self.assertTrue(self.together(found, "Army of the Pure", "Lashkar-e-Toiba"), found)

    def test_the_order_of_the_reports_does_not_matter(self):
        paths = [SALTGATE / p.name for p in sorted(SALTGATE.glob("*.txt"))]
        sets = {frozenset(map(frozenset, actors(*order))) for order in (paths, paths[::-1])}
        self.assertEqual(len({len(s) for s in sets}), 1)

    def test_an_analysts_word_goes_first_and_can_be_taken_back(self):
        ascribe("add", self.case, SALTGATE)
        pair, strangers = ("Yusuf Abi Rashed", "Youssef Abou Rached"), ("Samir Tohme", "Nadim Dabbagh")
        self.assertTrue(self.together(actors(self.case), *pair))
        self.assertFalse(self.together(actors(self.case), *strangers))
        ascribe("split", self.case, *pair, "--who", "ada")
        ascribe("merge", self.case, *strangers, "--who", "ada", "--note", "so the tax office says")
        self.assertFalse(self.together(actors(self.case), *pair))
        self.assertTrue(self.together(actors(self.case), *strangers))
        ascribe("undo", self.case)
        ascribe("undo", self.case)
        self.assertTrue(self.together(actors(self.case), *pair))
        self.assertFalse(self.together(actors(self.case), *strangers))

    def test_one_spelling_inside_a_report_can_be_split_off(self):
        ascribe("add", self.case, SALTGATE)
        self.assertTrue(self.together(actors(self.case), "Tariq Bannout", "Bannout"))
        ascribe("split", self.case, "Bannout", "Tariq Bannout", "--who", "ada")
        self.assertFalse(self.together(actors(self.case), "Tariq Bannout", "Bannout"))

    def test_the_command_shows_spellings_statements_and_listings(self):
        ascribe("add", self.case, SALTGATE)
        ascribe("lists", self.case, "add", "--name", "ladara", "--date", "2014-06-30", LADARA)
        shown = json.loads(ascribe("actor", self.case, "--json", "--on", "2013-06-04", "Youssef Abu Rashid"))
        self.assertIn("Yusuf Abi Rashed", shown["names"])
        self.assertTrue(shown["statements"])
        (listing,) = shown["listings"]
        self.assertEqual((listing["reference"], listing["date"], listing["listed_then"]),
                         ("LDA/P/07", "2014-06-30", "yes"))
        self.assertEqual(run("actor", self.case, "Nobody At All").returncode, 1)


if __name__ == "__main__":
    unittest.main()
