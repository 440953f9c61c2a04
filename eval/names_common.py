"""What eval/names, eval/screening and eval/name_bench share: the scorer, the pairs, the folds."""
import ast
import contextlib
import csv
import gzip
import importlib.util
import io
import json
import pathlib
import subprocess
import tempfile

import common

FOLDER = common.DATA / "names"
FOLDS = common.TOP / "train/names/folds.json"


def rows(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as file:
        return list(csv.DictReader(io.TextIOWrapper(file, "utf8")))


def scorer(folder):
    """score.py, of the folder or of the default one, as a module."""
    for path in (folder / "score.py", FOLDER / "score.py"):
        if path.exists():
            spec = importlib.util.spec_from_file_location("score", path)
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            return module
    return None


def told(function, *arguments):
    """The scorer's lines of figures: {slice: figures}; one line without a slice is ''."""
    text = io.StringIO()
    with contextlib.redirect_stdout(text):
        function(*arguments)
    figures = {}
    for line in text.getvalue().splitlines():
        if "{" in line and not line.startswith(" "):
            name, _, rest = line.partition("{")
            figures[name.split()[0] if name.split()[0].isalpha() or "_" in name else ""] = ast.literal_eval("{" + rest)
    return figures


def part(folder, what):
    """The file of the dev part, else of the test part; skips when there is none."""
    for kind in ("dev", "test"):
        path = folder / f"{what}_{kind}.csv.gz"
        if path.exists():
            return path
    return common.skip(f"no {what}_dev.csv.gz or {what}_test.csv.gz under {folder}")


def clean(text):
    return " ".join(text.replace("\t", " ").splitlines())


def pair_scores(pairs):
    """`ascribe names` on (name, name, kind)."""
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf8") as file:
        file.writelines(f"{clean(a)}\t{clean(b)}\t{kind}\n" for a, b, kind in pairs)
        file.flush()
        out = subprocess.run([common.need_ascribe(), "names", file.name], check=True, stdout=subprocess.PIPE)
    return [float(line.split("\t", 1)[0]) for line in out.stdout.decode("utf8").split("\n") if line]


def folds(which):
    return json.loads(FOLDS.read_text()).get(which, {}) if FOLDS.exists() else {}


def arguments_of(parser, argv=None):
    parser.add_argument("--data", type=pathlib.Path, default=FOLDER)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args(argv)
