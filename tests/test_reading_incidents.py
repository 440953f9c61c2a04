"""Ten invented reports: which incidents they tell of, with what day, place, toll, stage, target
and weapon, and what kind of actor each name is. Prints the figures; fails below a floor."""
import csv
import datetime
import itertools
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ.get("ASC_SOURCE", pathlib.Path(__file__).parent.parent))
BUILD = pathlib.Path(os.environ.get("ASC_BUILD", SOURCE / "build/release"))
MODEL = pathlib.Path(os.environ.get("ASC_MODEL", SOURCE / "build/model/en_core_web_sm-3.8.0.asc"))
HERE = pathlib.Path(__file__).parent / "reading_incidents"
FLOORS = {"seen": {"incidents": .9, "kinds": .9}, "unseen": {"incidents": .7, "kinds": .75}}


def lines(half):
    environment = dict(os.environ, ASCRIBE_MODEL=str(MODEL))
    with open(HERE / half / "reports.csv", encoding="utf-8") as table:
        given = {row["file"]: row for row in csv.DictReader(table)}
    for path in sorted((HERE / half).glob("*.txt")):
        # a folder of one report, so that no other report settles what this one leaves open
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(path, folder)
            with open(pathlib.Path(folder, "reports.csv"), "w", encoding="utf-8") as table:
                writer = csv.DictWriter(table, ["file", "title", "outlet", "author", "published"])
                writer.writeheader()
                writer.writerow(given.get(path.name, {"file": path.name}))
            out = subprocess.run([BUILD / "ascribe", "read", folder], env=environment, text=True, check=True,
                                 stdout=subprocess.PIPE).stdout
        yield path.name, [json.loads(line) for line in out.splitlines()]


def day(text):
    return datetime.date.fromisoformat(text) if text else None


def words(text):
    return (text or "").casefold()


def any_word(wanted, text):
    return not wanted or any(w.casefold() in words(text) for w in wanted)


def judge(gold, system):
    """What of a gold incident the system's has right; None: they cannot be one."""
    first, last = day(system["earliest"]), day(system["latest"])
    want = day(gold["earliest"]), day(gold["latest"])
    if first and (first > want[1] or last < want[0]):
        return None
    if system["place"] and not any_word(gold["place"], system["place"]):
        return None
    right = {"kind": system["kind"] in gold["kind"],
             "day": (first, last) == want,
             "place": any_word(gold["place"], system["place"]) and bool(system["place"] or not gold["place"]),
             "stage": system.get("stage") == gold["stage"]}
    for toll in "killed", "wounded":
        if toll in gold:
            told = system.get(toll) or []
            right[toll] = any(t["value"] == gold[toll] for t in told)
            right["at_least"] = right.get("at_least", True) and any(
                t["value"] == gold[toll] and t.get("at_least", False) == gold.get(toll + "_least", False)
                for t in told)
        else:
            right["no_" + toll] = not system.get(toll)
    for role in "target", "weapon":
        if role in gold:
            right[role] = bool(system.get(role)) and any_word(gold[role], system.get(role))
    if not right["kind"] and not (right["day"] or right.get("killed")):
        return None
    return right


def pair(gold, system):
    """The pairing with the most right; few incidents, so each is tried."""
    best, chosen = -1, {}
    places = list(range(len(system))) + [None] * len(gold)
    for order in set(itertools.permutations(places, len(gold))):
        found = {g: judge(gold[g], system[s]) for g, s in enumerate(order) if s is not None}
        found = {g: r for g, r in found.items() if r}
        score = sum(10 + sum(r.values()) for r in found.values())
        if score > best:
            best, chosen = score, found
    return chosen


def score(half, gold, errors=None):
    told = found = given = 0
    right, asked = {}, {}
    kinds = {"right": 0, "wrong": 0, "missed": 0, "none": 0, "none_told": 0}
    for name, read in lines(half):
        want = gold[name]
        system = [x for x in read if x["type"] == "incident"]
        matched = pair(want["incidents"], system[:7])
        told, given, found = told + len(want["incidents"]), given + len(system), found + len(matched)
        for g, incident in enumerate(want["incidents"]):
            keys = ["kind", "day", "place", "stage"] + [k for k in ("killed", "wounded", "target", "weapon")
                                                        if k in incident]
            keys += ["no_" + k for k in ("killed", "wounded") if k not in incident]
            keys += ["at_least"] if "killed" in incident or "wounded" in incident else []
            for k in keys:
                asked[k] = asked.get(k, 0) + 1
                right[k] = right.get(k, 0) + bool(matched.get(g, {}).get(k))
            if errors is not None:
                bad = [k for k in keys if not matched.get(g, {}).get(k)]
                if bad:
                    errors.append(f"{name}: {incident['kind'][0]} {incident['earliest']}: "
                                  + (", ".join(bad) if g in matched else "MISSED"))
        actors = {n: a["kind"] for a in read if a["type"] == "actor" for n in a["names"]}
        lower = {n.removeprefix("The ").removeprefix("the "): k for n, k in actors.items()}
        for n, kind in want["actors"].items():
            has = actors.get(n) or lower.get(n.removeprefix("The "))
            verdict = "missed" if not has else "right" if has in kind.split("|") else "wrong"
            kinds[verdict] += 1
            if errors is not None and verdict != "right":
                errors.append(f"{name}: {n}: {has}, not {kind}")
        for n in want["none"]:
            kinds["none"] += 1
            kinds["none_told"] += n in actors
            if errors is not None and n in actors:
                errors.append(f"{name}: {n}: {actors[n]}, no actor")
        if errors is not None:
            errors += [f"{name}: {x['id']} {x['kind']} {x['earliest']} {x['place']} {x['what']!r} {x['killed']}"
                       for x in system] if len(system) > len(matched) else []
    p, r = found / max(given, 1), found / max(told, 1)
    figures = {"incidents": 2 * p * r / max(p + r, 1e-9), "precision": p, "recall": r}
    figures.update({k: right[k] / asked[k] for k in asked})
    figures["kinds"] = kinds["right"] / max(kinds["right"] + kinds["wrong"] + kinds["missed"], 1)
    figures["kinds_wrong"], figures["kinds_missed"] = kinds["wrong"], kinds["missed"]
    figures["no_actors"] = 1 - kinds["none_told"] / max(kinds["none"], 1)
    return figures


class ReadingIncidents(unittest.TestCase):
    def test_incidents_and_kinds_stay_above_their_floors(self):
        gold = json.loads((HERE / "gold.json").read_text(encoding="utf-8"))
        for half, floors in FLOORS.items():
            figures = score(half, gold)
            print(half, " ".join(f"{k} {v:.3f}" if isinstance(v, float) else f"{k} {v}" for k, v in figures.items()))
            for key, floor in floors.items():
                self.assertGreaterEqual(figures[key], floor, f"{half}: {key}")


# What one report alone tells: stage, target, weapon, killed as (value, at least), kind and number of incidents.
TOLD = [
    ("A lorry bomb exploded at a flour mill in Velm on 3 May 2014, killing at least 12 people.",
     {"stage": "accomplished", "target": "flour mill", "weapon": "lorry bomb", "killed": [(12, True)]}),
    ("Gunmen stormed a clinic in Velm on 3 May 2014. More than 30 people were killed in the attack.",
     {"stage": "accomplished", "target": "clinic", "kind": "armed-assault", "killed": [(30, True)]}),
    ("On 3 May 2014 the Amber Line tried to bomb a dam near Corin.",
     {"stage": "attempted", "target": "dam", "kind": "bombing"}),
    ("Police foiled an attack on a synagogue in Corin on 3 May 2014.",
     {"stage": "attempted", "target": "synagogue"}),
    ("Rafinery blast in Velm\n\nA grenade attack on a depot in Velm on 3 May 2014 killed four guards. "
     "In 2009 a bombing at a bakery in Corin killed nine people.", {"weapon": "grenade", "incidents": 2}),
    ("Bridge bombing in Velm\n\nThe bombing of a bridge in Velm on 3 May 2014 killed four soldiers. Nobody claimed it.",
     {"target": "bridge", "incidents": 1, "killed": [(4, False)]}),
    ("A bomb exploded in Velm on 3 May 2014. The attack came ten years after the Corin school siege, in which 27 "
     "children died.", {"incidents": 2}),
    ("HERALD PRESS\n\nHP0119  3 May 2014  05:48 GMT\n\nBy Ada Marsh\n\nBlast at flour works in Velmish port kills nine, "
     "police say\n\nCORIN, Velmia, May 3 (Herald) - An explosion tore through the main flour mill of the port city of Corin "
     "early on Saturday, killing nine workers and cutting off supply to the coast, police said.\n\nThe blast at the Oster "
     "works came at about 3:20 a.m. during the night shift.",
     {"incidents": 1}),
    ("Prosecutor charges two in Velm shooting\n\nTwo men were charged on Monday with the attempted murder of Ivo Lund, a "
     "former customs officer, who was hit in the Velm shooting.", {"stage": "accomplished", "incidents": 1}),
    ("Poisoning in Velm\n\nThe poisoning put Ivo Lund in hospital. Police said the two had smeared the nerve agent on his "
     "door.", {"target": None, "incidents": 1}),
    ("Velmian editor killed in consulate\n\nPolice believe that the editor Ada Sorn, who vanished four days ago, was killed "
     "at the consulate of Norway in Brask.", {"target": "Ada Sorn", "incidents": 1, "place": "Brask"}),
    ("Nerve agent attack on spy in Norway\n\nThe minister said it was behind the poisoning in Norway of the Velmian former "
     "double agent Ole Sand.", {"target": "Velmian former double agent Ole Sand", "incidents": 1, "place": "Norway"}),
    ("Ada Sorn died in a fist fight at the consulate, the ministry said. It knew nothing of the killing, it said.",
     {"target": "Ada Sorn", "incidents": 1}),
    ("A former general said that the secret service killed John Hale with foreign help. The service denied it.",
     {"target": "John Hale", "incidents": 1}),
    ("John Hale was killed by agents of the state, the paper said.", {"target": "John Hale", "incidents": 1}),
    ("John Hale, an editor, said from hospital that the service tried to kill him.",
     {"target": "John Hale", "stage": "attempted", "incidents": 1}),
    ("John Hale was an editor in Velm. His murder in 2014 was ordered by the president, a court said.",
     {"target": "John Hale", "incidents": 1}),
    ("The court found Omar Dar guilty of the intentional homicide of John Hale.", {"target": "John Hale", "incidents": 1}),
    ("The man who murdered 51 worshippers at two mosques in Velm was jailed for life. He had planned to burn the mosques down.",
     {"kind": "attack", "incidents": 1}),
    ("The court ruled that the downing of Flight 12 was an act of terrorism.", {"target": "Flight"}),
    ("The Amber Warrior was sunk by two frogmen of the navy, the paper said.", {"target": "Amber Warrior", "incidents": 1}),
]
# What is told of an incident by words that stand elsewhere, in a report of that day: number of incidents, where and when.
ELSEWHERE = [
    ("The Ash Front carried out the attack in reprisal for the seizure of two tonnes of cocaine at Pier Nine on 27 February.",
     "2021-03-13", 1, [(None, None)]),
    ("Twelve dead in attack on Burkina grain convoy\n\nGunmen killed 12 people in an ambush on a convoy in eastern Burkina "
     "Faso, the army said.\n\nThe attack, which took place near Tankoro, was carried out by the Ash Front, an alliance based "
     "in Mali.", "2021-03-13", 1, [("Burkina", None)]),
    ("Prosecutors charged the captain with sabotage of a power cable.", "2021-03-13", 1, [(None, None)]),
    ("A court convicted Ivo Sand of planting the bomb at the La Costa works together with Fabio Marr, who was killed in a "
     "shoot-out with police in April.", "2021-06-13", 1, [("La Costa works", None)]),
    ("The minister warned of sabotage of power cables.", "2021-03-13", 0, []),
    ("John Hale was killed in a car accident near Leeds.", "2021-03-13", 0, []),
    ("A lorry killed John Hale on Friday, police said.", "2021-03-13", 0, []),
    ("The Front carried out the bombing of a school with backing from Norway, the paper reported.", "2021-03-13", 1,
     [(None, None)]),
    ("Five men were in court over the murder of John Hale. Another suspect blew himself up in Corin as police came.",
     "2021-03-13", 1, [(None, None)]),
    ("The bombing in Velm killed nine. Police shot Omar Dar dead two days later.", "2021-03-13", 1, [("Velm", None)]),
    ("Ivo Sand founded the Ash Front. Following Sand's death in an air strike in Velm in 2018, leadership passed to his "
     "brother.\n\nThe Front has cells in Corin. It has a paper. It has money.\n\nAttacks. Attacks which have been claimed by "
     "the Front include:\n\n- On 9 August 2022, a bomb exploded on a bus at Corin, killing five. The Front claimed "
     "responsibility.\n- On 31 December 2020, gunmen stormed a police post at Tolo. The authorities attribute the attack to "
     "the Front.", "2023-03-13", 2, [("Corin", "2022-08-09"), ("Tolo", "2020-12-31")]),
    # a headline and what stands below it, a verdict, an order, a habit
    ("Nurse shot, pumps ablaze after explosions in northern Velmia\n\nBRASK, Velmia, March 12 (Herald) - A nurse was shot and "
     "four guards were hurt after explosions at the Oster pumping station on Velmia's north coast late on Thursday, police "
     "said.\n\nThree explosions at about 2 a.m. ripped open a tank, police said.", "2021-03-13", 1,
     [("Oster pumping station, Velmia", "2021-03-11")]),
    ("Three jailed over deadly sabotage at Velmia pumping station\n\nBRASK, March 12 (Herald) - A court in Brask on Friday jailed "
     "three men over last year's bombing of the Oster pumping station, in which a nurse died.", "2021-03-13", 1,
     [("Oster pumping station, Velmia", "2020-01-01")]),
    ("The three were tried for the bombing of the Oster pumping station. On 3 May 2020 they blew up a tank at the Oster pumping "
     "station.", "2021-03-13", 1, [("Oster pumping station", "2020-05-03")]),
    ("In June a granary of the army burned down in the port of Tolo. Two boys were convicted of that arson in November.",
     "2021-03-13", 1, [("Tolo", "2020-06-01")]),
    ("The Front blew up a bridge in Corin on 3 March. The judges believe that it also ordered the arson at Marsted in June 2020.",
     "2021-03-13", 2, [("Corin", "2021-03-03"), ("Marsted", "2020-06-01")]),
    ("To those who poison the wells\n\nIn 2019 we blew up the mast at Tolo and you laughed.", "2021-03-13", 1,
     [(None, "2019-01-01")]),
]
# Incidents told in a clause beside the main one, in a report of Wednesday, 10 May 2023: what each of the
# incidents is, as (place or target, earliest, latest, killed).
HEAD = "The dead of Velm\n\nBy Ada Marsh, The Velm Herald, 10 May 2023\n\n"
BESIDE = [
    ("It was the Front's deadliest operation since March 2021, when its gunmen stormed a customs post outside Thatta "
     "and killed seven guards. On Tuesday a bomb in Velm killed two soldiers.",
     [("Thatta", "2021-03-01", "2021-03-31", [7]), ("Velm", "2023-05-09", "2023-05-09", [2])]),
    ("In 2003 a court in Corin convicted Ivo Lund of the bombing of a travel agency in Brask.",
     [("Brask", None, None, [])]),
    ("Police said on Tuesday they had foiled a plot to bomb the parliament in Corin.", [("Corin", None, None, [])]),
    ("A bomb ripped through a bus carrying employees of a shipyard in Velm over the weekend.",
     [("bus", "2023-05-06", "2023-05-07", [])]),
    ("The Front also claimed the fire at the Hotel Miramar in 2021.", [("Miramar", "2021-01-01", "2021-12-31", [])]),
    ("Ivo Lund was shot dead in Corin on 29 August last year.", [("Corin", "2022-08-29", "2022-08-29", [])]),
    ("Rockets struck a hospital in Corin on Saturday, killing 20 people. The attack came a year after a missile hit a "
     "railway station in Velm.", [("Corin", "2023-05-06", "2023-05-06", [20]), ("Velm", "2022-01-01", "2022-12-31", [])]),
    ("On 12 April a blast at a mosque in Velm killed 23 people; on 20 April an ambush near Brask killed two "
     "soldiers.",
     [("Velm", "2023-04-12", "2023-04-12", [23]), ("Brask", "2023-04-20", "2023-04-20", [2])]),
    ("The Front threatened to attack oil tankers off Velm. In April its fighters raided the harbour of Brask.",
     [("harbour", "2023-04-01", "2023-04-30", [])]),
    ("Gunmen killed four guards in Corin on Monday, officials said, the third attack on guards in a year. In June last "
     "year a bomb that was hidden in a bin killed a teacher in Velm. Ivo Lund was shot dead by police in March.",
     [("Corin", "2023-05-08", "2023-05-08", [4]), ("Velm", "2022-06-01", "2022-06-30", [])]),
    ("Hackers wiped the records of a hospital in Corin on Monday. The gang crippled a port operator in Velm in 2021.",
     [("Corin", "2023-05-08", "2023-05-08", []), ("Velm", "2021-01-01", "2021-12-31", [])]),
    ("The shooting on Monday left a judge of Corin dead. Two reporters were gunned down in Velm in January.",
     [("Velm", "2023-01-01", "2023-01-31", [2])]),
    ("The Front did not set off the bomb at a market in Velm on 2 April in which four peasants died. On Monday it "
     "attacked the barracks in Corin.",
     [("Velm", "2023-04-02", "2023-04-02", [4]), ("Corin", "2023-05-08", "2023-05-08", [])]),
    ("Ten gunmen attacked a camp in Corin on Monday. A mosque in Velm was bombed in March 2019. Twelve people died.",
     [("Corin", "2023-05-08", "2023-05-08", []), ("Velm", "2019-03-01", "2019-03-31", [12])]),
    ("Velmian spy ill after nerve agent attack in Norway\n\nThe agent fell ill in a park in Norway. Doctors are baffled. "
     "The ministry is silent. Ole Sand, another spy, was killed in Oslo in 2006 with thallium.",
     [("Norway", None, None, []), ("Oslo", "2006-01-01", "2006-12-31", [])]),
    ("Gunmen killed four guards in Corin on Monday. The Front has killed more than 4,000 people since 2017. Ten "
     "attackers were shot dead.", [("Corin", "2023-05-08", "2023-05-08", [4])]),
    ("Gunmen killed four guards in Corin on Monday.\n\nRebels have fought Velmian rule in the hills since 1988. About "
     "40,000 people have been killed.", [("Corin", "2023-05-08", "2023-05-08", [4])]),
]
# Names and what they are; None: no actor.
NAMED = [
    ("A court in Corin convicted two Moroccans of the bombing on 3 May 2014.", {"Moroccans": None}),
    ("Tirana was responsible for the bombing in Corin on 3 May 2014. Zagreb was shelled. Ankara's mayor accused Skopje.",
     {"Tirana": "state", "Skopje": "state", "Zagreb": None}),
    ("Ivo Lund told the Kestrel Courier that fighters of Banu Sarq had attacked Velm.",
     {"Kestrel Courier": "outlet", "Banu Sarq": "group"}),
    ("In an interview with the Morgenruf, Velmia's embassy denied the attack in the town of Brask.",
     {"Morgenruf": "outlet", "Velmia": "state", "Brask": None}),
    ("No group claimed the attack. Any group in the valley may have done it, Ana Ruiz said.",
     {"No group": None, "Any group in the valley": None, "Ana Ruiz": "person"}),
    ("A spokesman for the Salt Brotherhood, Nuri Hadda, denied the bombing. Hadda's sister was detained.",
     {"Nuri Hadda": "person", "Salt Brotherhood": "group"}),
    ("The account of Witness 4 was supported by officers of the 3rd Harbour Brigade.", {"Witness": None}),
    ("Reservoir poisoned in Brask\n\nBy Ada Marsh, The Velm Herald, 3 May 2014\n\nBRASK - The reservoir of Brask was "
     "poisoned on Friday, Ivo Lund said.",
     {"Ada Marsh": "person", "Ivo Lund": "person", "BRASK": None, "Brask": None, "Reservoir": None}),
]


class OwnSentences(unittest.TestCase):
    def read(self, text):
        environment = dict(os.environ, ASCRIBE_MODEL=str(MODEL))
        out = subprocess.run([BUILD / "ascribe", "read", "-"], input=text + "\n", env=environment, text=True,
                             check=True, stdout=subprocess.PIPE).stdout
        return [json.loads(line) for line in out.splitlines()]

    def test_what_an_incident_is_told_with(self):
        for text, want in TOLD:
            with self.subTest(text=text):
                incidents = [x for x in self.read(text) if x["type"] == "incident"]
                self.assertTrue(incidents)
                self.assertEqual(len(incidents), want.get("incidents", 1))
                for key in "stage", "target", "weapon", "kind", "place":
                    if key in want:
                        self.assertEqual(incidents[0][key], want[key])
                if "killed" in want:
                    tolls = [(t["value"], t.get("at_least", False)) for t in incidents[0]["killed"]]
                    self.assertEqual(tolls, want["killed"])

    def test_what_stands_elsewhere_tells_of_its_own(self):
        for text, day, count, want in ELSEWHERE:
            with self.subTest(text=text):
                told = [x for x in self.read(f"By Ada Marsh, The Velm Herald, {day}\n\n{text}") if x["type"] == "incident"]
                self.assertEqual(len(told), count, told)
                for x, (place, earliest) in zip(told, want or []):
                    self.assertEqual((x["place"], x["earliest"]), (place, earliest))

    def test_an_incident_in_a_clause_is_one_of_its_own(self):
        for text, want in BESIDE:
            with self.subTest(text=text):
                told = [(f"{x['place']} {x['target']}", x["earliest"], x["latest"], [t["value"] for t in x["killed"]])
                        for x in self.read(HEAD + text) if x["type"] == "incident"]
                for spot, first, last, killed in want:
                    here = [t for t in told if spot in t[0]]
                    self.assertEqual([t[1:] for t in here], [(first, last, killed)], told)

    def test_what_a_name_is(self):
        for text, want in NAMED:
            with self.subTest(text=text):
                kinds = {n: x["kind"] for x in self.read(text) if x["type"] == "actor" for n in x["names"]}
                self.assertEqual({n: kinds.get(n) for n in want}, want)

    def test_a_seat_of_government_is_its_state(self):
        lines = self.read("Spokesmen denied that Albania was behind the bombing in Corin on 3 May 2014. The minister blamed "
                          "Tirana. It was approved by Skopje, he said. North Macedonia denied it.")
        names = [set(x["names"]) for x in lines if x["type"] == "actor"]
        self.assertTrue(any({"Albania", "Tirana"} <= n for n in names), names)
        self.assertTrue(any({"North Macedonia", "Skopje"} <= n for n in names), names)

    def test_a_man_is_murdered_once(self):
        reports = ["Marek Sorn shot dead in Corin\n\nCORIN, 4 May 1981\n\nThe editor Marek Sorn was shot dead outside his "
                   "house in Corin on Sunday.", "Sorn was followed before his murder\n\nLUME, 9 June 2004\n\nMarek Sorn was "
                   "shadowed for weeks by agents of the Tervian secret service, a defector has told the Herald.",
                   "Suspect named in umbrella murder\n\nLUME, 3 March 2011\n\nThe Herald reported on Sunday that the "
                   "killer of Marek Sorn was Jan Rook, a sailor."]
        told = self.joined(reports)
        self.assertEqual([len(x["reports"]) for x in told], [3], told)

    def joined(self, reports):
        with tempfile.TemporaryDirectory() as folder:
            for i, report in enumerate(reports):
                pathlib.Path(folder, f"{i}.txt").write_text(report + "\n", encoding="utf-8")
            out = subprocess.run([BUILD / "ascribe", "read", folder], text=True, check=True, stdout=subprocess.PIPE,
                                 env=dict(os.environ, ASCRIBE_MODEL=str(MODEL))).stdout
        return [x for x in map(json.loads, out.splitlines()) if x["type"] == "incident"]

    def test_a_trial_is_of_what_was_years_ago(self):
        told = self.joined([
            "Bomb wrecks Lume club\n\nLUME, 4 May 2003\n\nA car bomb wrecked the Alder club in Lume on Saturday and killed "
            "nine people.", "Sand convicted over Lume club bombing\n\nCORIN, 8 April 2009\n\nIvo Sand was convicted on "
            "Tuesday of the bombing of the Alder club in Lume.", "Sand's appeal fails\n\nCORIN, 2 June 2011\n\nA court "
            "upheld the life sentence of Ivo Sand, who was found guilty of the bombing of the Alder club."])
        self.assertEqual([len(x["reports"]) for x in told], [3], told)

    def test_a_conviction_is_a_courts_word_whoever_tells_it(self):
        reports = ["Sand guilty of Lume bombing\n\nCORIN, 8 April 2009\n\nIvo Sand was convicted on Tuesday of the bombing "
                   "of the Alder club in Lume on 3 May 2003.", "Club bombing recalled\n\nLUME, 4 May 2010\n\nThe minister, "
                   "Ana Ruiz, said the Night Column carried out the bombing of the Alder club in Lume on 3 May 2003."]
        with tempfile.TemporaryDirectory() as folder:
            for i, report in enumerate(reports):
                pathlib.Path(folder, f"{i}.txt").write_text(report + "\n", encoding="utf-8")
            out = subprocess.run([BUILD / "ascribe", "who", folder], text=True, check=True, stdout=subprocess.PIPE,
                                 env=dict(os.environ, ASCRIBE_MODEL=str(MODEL))).stdout
        self.assertNotIn("Too little to weigh", out)
        self.assertRegex(out, r"% .* Ivo Sand\n")

    def test_no_report_tells_of_next_month(self):
        told = self.joined([
            "Poison gas kills six in Lume\n\nLUME, 20 March 1995\n\nSix people died on Monday when a gas was let out on a "
            "train in Lume.", "Leader arrested over gas attack\n\nLUME, 17 May 1995\n\nKarl Lund was arrested over the gas "
            "attack of March 20 on a train in Lume. His deputy, Ivo Sand, was stabbed to death in Lume in April."])
        self.assertEqual(sorted(len(x["reports"]) for x in told), [1, 2], told)

    def test_how_bad_it_was_is_no_other_deed(self):
        text = ("CORIN, 8 April 2009\n\nIvo Sand was convicted on Monday of blowing up the Oster hall in Lume City and killing "
                "168 people, the deadliest attack on Letvian soil.")
        told = [x for x in self.read(text) if x["type"] == "incident"]
        self.assertEqual([x["target"] for x in told], ["Oster hall"], told)

    def test_a_report_is_about_what_is_told_today_and_no_old_deed(self):
        lines = self.read("Commander found dead in Lume hotel\n\nLUME, 29 January 2010\n\nA commander of the Amber Front, Ivo "
                          "Marek, was found dead in his room in Lume last week, the police said.\n\nThe Amber Front accused "
                          "Tervia of assassinating him. Marek was wanted by Tervia over the abduction of two nuns in 1989.")
        told = [x for x in lines if x.get("predicate") == "carried-out" and "Tervia" in x["arguments"]["agent"]["text"]]
        self.assertEqual([x["sources"][-1]["text"] for x in told], ["Amber Front"], told)

    def test_a_former_leader_leads_no_more(self):
        lines = self.read("Omar Sedd, a former Banu Sarq commander, was killed in the bombing in Velm on 3 May 2014.")
        self.assertNotIn("leads", [x.get("predicate") for x in lines])


if __name__ == "__main__":
    if not MODEL.exists() or not (BUILD / "ascribe").exists():
        print("skipped: nothing was built")
        sys.exit(77)
    if "--errors" in sys.argv:
        found = []
        score("seen", json.loads((HERE / "gold.json").read_text(encoding="utf-8")), found)
        print("\n".join(found))
        sys.exit(0)
    unittest.main()
