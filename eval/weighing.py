"""What the measures of `ascribe weigh` share: running it, scoring a world, noise."""
import ast
import csv
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

import common


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write(path, head, lines):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, head, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(lines)


def weigh(claims, folder, *options):
    """Run ascribe on a copy of the table that lies alone in a folder; its summary."""
    with tempfile.TemporaryDirectory() as alone:
        table = pathlib.Path(alone, "claims.csv")
        shutil.copy(claims, table)
        return subprocess.run([common.need_ascribe(), "weigh", "--json", str(table), "--out", str(folder),
                               *options], check=True, stdout=subprocess.PIPE, text=True).stdout


def python_with_numpy():
    """The scorer needs numpy: this python, the system's, or a venv made for it."""
    venv = common.TOP / "build/numpy/bin/python"
    for python in (sys.executable, "/usr/bin/python3", str(venv)):
        if subprocess.run([python, "-c", "import numpy"], stderr=subprocess.DEVNULL).returncode == 0:
            return python
    for command in ([sys.executable, "-m", "venv", str(venv.parent.parent)],
                    [str(venv), "-m", "pip", "install", "--quiet", "numpy==1.26.4"]):
        if subprocess.run(command, stdout=sys.stderr).returncode != 0:
            common.skip("numpy could not be installed")
    return str(venv)


def score(world, folder, scorer, python):
    """{"did": {...}, "edges": {...}, "roots": {...}} as score_world.py finds them."""
    command = [python, str(scorer), str(world)]
    for name in ("pred", "edges", "roots"):
        command += [f"--{name}", str(pathlib.Path(folder, f"{name}.csv"))]
    out = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return {line.split()[0]: ast.literal_eval(line[line.index("{"):]) for line in out.splitlines()}


def worlds_in(data):
    """Folders with claims and answers, and the scorer; skips when there are none."""
    found = sorted(p.parent for p in data.glob("*/claims.csv") if (p.parent / "truth.csv").exists())
    scorers = [p for p in (data / "score_world.py", data.parent / "score_world.py",
                           common.DATA / "truth/score_world.py") if p.exists()]
    if not found or not scorers:
        common.skip(f"no worlds with their scorer under {data}")
    return found, scorers[0]


# ---- Noise ------------------------------------------------------------------
# What goes wrong with a line that is misread, in shares: judged from what `ascribe read`
# gets wrong on its development cases (roles and agents most, polarity least).
KINDS = (("role", .30), ("agent", .30), ("source", .25), ("polarity", .15))


def noisy(claims, level, seed):
    """The claims as a reader would bring them that loses `level` of the lines and misreads
    as many; each line has a `read` of its own, which is true on average."""
    chance = random.Random(seed)
    sources = sorted({row["source"] for row in claims})
    actors = sorted({row["actor"] for row in claims})
    out = []
    for row in claims:
        row = dict(row)
        lost = chance.random() < level
        read = chance.betavariate(10 * (1 - level), 10 * level) if level > 0 else 1.0
        row["read"] = f"{read:.4f}"
        if chance.random() >= read:
            damage(row, chance, sources, actors)
        if not lost:
            out.append(row)
    return out


def damage(row, chance, sources, actors):
    at = chance.random()
    kind = next((name for name, share in KINDS if (at := at - share) < 0), "role")
    if kind == "role":
        row["role"] = "did" if row["role"] == "helped" else "helped"
    elif kind == "agent":
        row["actor"] = chance.choice([a for a in actors if a != row["actor"]])
    elif kind == "polarity":
        row["polarity"] = "-1" if row["polarity"] == "1" else "1"
    else:  # its innermost source slips: to one of its chain, else to anyone
        chain = row["chain"].split(">")
        row["source"] = chain[1] if len(chain) > 1 else chance.choice(sources)
        row["chain"] = ">".join([row["source"], *chain[2:]])
