"""Token-by-token comparison with spaCy, for eval/annotate and bench/annotate."""
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

import common

LAYERS = ["head", "tag", "pos", "dep", "sentence", "entity", "lemma", "morphology"]
SCRIPT = common.TOP / "eval/spacy_reference.py"


def reference(texts):
    """For each (name, text) the rows of spacy_reference.py; kept under build/, made
    anew when texts or versions change."""
    lines = [json.dumps({"text": text}) + "\n" for _, text in texts]
    versions = (common.TOP / "eval/spacy.txt").read_text(encoding="utf-8")
    key = "".join(lines) + versions + SCRIPT.read_text(encoding="utf-8")
    kept = common.TOP / "build/reference" / f"{hashlib.sha256(key.encode()).hexdigest()[:16]}.jsonl"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        print(f"annotating {len(texts)} texts with spaCy ...", file=sys.stderr)
        run_spacy(lines, kept)
    with open(kept, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def run_spacy(lines, out):
    """Two processes, half of the texts each; files, since pipes would fill up."""
    python = common.spacy_python()
    cut = len(lines) // 2
    with tempfile.TemporaryDirectory() as folder:
        runs = []
        for i, part in enumerate((lines[:cut], lines[cut:])):
            given, made = pathlib.Path(folder, f"in{i}"), pathlib.Path(folder, f"out{i}")
            given.write_text("".join(part), encoding="utf-8")
            with open(given, "rb") as stdin, open(made, "wb") as stdout:
                runs.append((subprocess.Popen([python, str(SCRIPT)], stdin=stdin, stdout=stdout,
                                              env=common.one_thread()), made))
        if any(run.wait() for run, _ in runs):
            sys.exit("spaCy failed")
        whole = out.with_suffix(".part")
        whole.write_bytes(b"".join(made.read_bytes() for _, made in runs))
        whole.rename(out)


def ours(texts):
    """For each (name, text) the same rows from this build, one text at a time."""
    with tempfile.TemporaryDirectory() as folder:
        for i, (_, text) in enumerate(texts):
            pathlib.Path(folder, f"{i:07d}.txt").write_bytes(text.encode("utf-8"))
        run = subprocess.Popen([common.need_ascribe(), "annotate", "--json", "--case", "as-is",
                                folder], stdout=subprocess.PIPE)
        count = 0
        for line in run.stdout:
            count += 1
            yield [[t["begin"], t["end"], t["head"], t["tag"], t["pos"], t["dep"],
                    t["sent_begin"], t["ent"], t["lemma"], t["morph"]]
                   for t in json.loads(line)["tokens"]]
    if run.wait() != 0 or count != len(texts):
        sys.exit(f"ascribe annotate: exit code {run.returncode}, {count} of {len(texts)} texts")


class Counts:
    """How many of spaCy's tokens differ, by layer."""

    def __init__(self, shown_at_most):
        self.tokens = self.missing = 0
        self.wrong = dict.fromkeys(["words", *LAYERS], 0)
        self.shown, self.limit = [], shown_at_most

    def add(self, name, text, theirs, own_rows):
        """Heads are compared by where the head stands, so that one word cut otherwise
        does not make every head behind it differ."""
        by_place = {(row[0], row[1]): row for row in own_rows}
        for row in theirs:
            own = by_place.get((row[0], row[1]))
            wrong = ["words", *LAYERS]
            if own:
                same = [theirs[row[2]][:2] == own_rows[own[2]][:2]]
                same += [row[i] == own[i] for i in range(3, 10)]
                wrong = [layer for layer, good in zip(LAYERS, same) if not good]
            self.tokens += 1
            self.missing += bool(wrong)
            for layer in wrong:
                self.wrong[layer] += 1
            if wrong and len(self.shown) < self.limit:
                word = text.encode("utf-8")[row[0]:row[1]].decode("utf-8", "replace")
                self.shown.append(f"{name} {row[0]}:{row[1]} {word!r}: {', '.join(wrong)}\n"
                                  f"  spaCy   {row[2:]}\n  ascribe {own[2:] if own else None}")

    def shares(self):
        total = max(self.tokens, 1)
        out = {"token_equal": 1 - self.missing / total, "missing": self.missing,
               "tokens": self.tokens}
        out.update({layer: 1 - n / total for layer, n in self.wrong.items()})
        return out


def count(texts, shown_at_most=0):
    counts = Counts(shown_at_most)
    theirs = reference(texts)
    for (name, text), a, b in zip(texts, theirs, ours(texts)):
        counts.add(name, text, a, b)
    return counts
