"""Includes go down the ladder of rooms, never up, and never across a step.

Also checked, file by file: base/banned.h is the last header; no file is over 800
lines; SQL stays in src/case; the pure rooms touch no files and no clock.
"""
import os
import pathlib
import re
import unittest

SOURCE = pathlib.Path(os.environ.get("ASC_SOURCE", pathlib.Path(__file__).parent.parent))
LINES_MAX = 800

# Lower includes from higher. Rooms on one step do not include each other.
STEPS = [
    {"base"},
    {"core"},
    {"nlp", "text"},
    {"read", "lists"},
    {"resolve"},
    {"link"},
    {"weigh"},
    {"case", "show"},
    {"ascribe.c"},
    {"cli", "serve"},
]
STEP = {room: step for step, rooms in enumerate(STEPS) for room in rooms}
# Rooms whose neighbours are named one by one.
ONLY = {
    "reader": {"text", "lists", "base"},
    "fetch": {"base"},
    "cli": {"base"},
    "serve": {"base"},
}
# main may start the server.
ALLOWED = {("src/cli/main.c", "serve")}

# Structs in, structs out: no files, no clock, no threads' sleep.
PURE = {"core", "lists", "read", "resolve", "link", "weigh", "show"}
WORLDLY = {"base/os.h", "time.h", "unistd.h", "fcntl.h", "sys/stat.h", "dirent.h", "dlfcn.h"}

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)


def without_comments(text):
    """The code alone; comments become blanks, so that line numbers stay."""
    pattern = re.compile(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|/\*.*?\*/|//[^\n]*', re.S)

    def blank(found):
        token = found.group(0)
        return re.sub(r"[^\n]", " ", token) if token.startswith("/") else token

    return pattern.sub(blank, text)


def room_of(path):
    """The room of a file under src/; the facade's files, src/ascribe*.c, are one."""
    parts = path.split("/")
    return parts[1] if len(parts) > 2 else re.sub(r"^ascribe\w*\.[ch]$", "ascribe.c", parts[-1])


def may_include(path, header):
    """Whether the file at `path` may include the project's own "room/name.h"."""
    mine = room_of(path)
    theirs = header.split("/")[0] if "/" in header else mine
    if theirs == mine or (path, theirs) in ALLOWED:
        return True
    if mine in ONLY:
        return theirs in ONLY[mine]
    return mine in STEP and theirs in STEP and STEP[theirs] < STEP[mine]


def problems(path, text):
    """Everything wrong with one source file, as sentences."""
    found = []
    code = without_comments(text)
    lines = text.count("\n")
    if lines > LINES_MAX:
        found.append(f"{path}: {lines} lines, over {LINES_MAX}: perhaps two rooms")
    headers = []
    for bracket, header in INCLUDE.findall(code):
        if header.endswith(".h"):
            headers.append(header)
        if bracket == '"' and not may_include(path, header):
            found.append(f"{path}: includes {header}, which is not below it on the ladder")
        if room_of(path) in PURE and header in WORLDLY:
            found.append(f"{path}: includes {header}; {room_of(path)} touches no files and no clock")
    if path.endswith(".c") and (not headers or headers[-1] != "base/banned.h"):
        found.append(f"{path}: base/banned.h is not the last header")
    if room_of(path) != "case" and re.search("sqlite", code, re.I):
        found.append(f"{path}: mentions sqlite; only src/case knows SQL")
    return found


class Ladder(unittest.TestCase):
    def test_every_source_file_keeps_to_its_room(self):
        files = sorted(p for p in (SOURCE / "src").rglob("*") if p.suffix in (".c", ".h", ".inc"))
        self.assertTrue(files)
        found = []
        for file in files:
            path = file.relative_to(SOURCE).as_posix()
            found += problems(path, file.read_text(encoding="utf-8"))
        self.assertEqual(found, [], "\n" + "\n".join(found))

    def test_every_folder_under_src_is_a_room_of_the_ladder(self):
        rooms = {p.name for p in (SOURCE / "src").iterdir() if p.is_dir()}
        self.assertEqual(rooms - set(STEP) - set(ONLY), set())

    def test_the_checks_notice_what_they_are_for(self):
        last = '#include "base/banned.h"\n'
        cases = [
            ("src/nlp/a.c", '#include "read/b.h"\n' + last, 1),
            ("src/nlp/a.c", '#include "text/b.h"\n' + last, 1),
            ("src/nlp/a.c", '#include "nlp/b.h"\n' + last, 0),
            ("src/nlp/a.c", "#include <ascribe.h>\n" + last, 0),
            ("src/read/a.c", '#include "nlp/b.h"\n' + last, 0),
            ("src/cli/a.c", '#include "read/b.h"\n' + last, 1),
            ("src/cli/a.c", '#include "serve/b.h"\n' + last, 1),
            ("src/cli/main.c", '#include "serve/b.h"\n' + last, 0),
            ("src/reader/a.c", '#include "core/b.h"\n' + last, 1),
            ("src/reader/a.c", '#include "lists/b.h"\n' + last, 0),
            ("src/lists/a.c", '#include "text/b.h"\n' + last, 0),
            ("src/lists/a.c", '#include "read/b.h"\n' + last, 1),
            ("src/resolve/a.c", '#include "lists/b.h"\n' + last, 0),
            ("src/ascribe.c", '#include "show/b.h"\n' + last, 0),
            ("src/ascribe_case.c", '#include "case/b.h"\n' + last, 0),
            ("src/show/a.c", '#include "cli/b.h"\n' + last, 1),
            ("src/show/a.c", '#include "ascribe.c"\n' + last, 0),  # no slash: its own folder
            ("src/base/a.c", last + "#include <stdio.h>\n", 1),
            ("src/base/a.c", last + '/* #include "read/b.h" */\n', 0),
            ("src/base/a.c", last + '#include "nlp/table.inc"\n', 1),
            ("src/nlp/a.c", last + '#include "nlp/table.inc"\n', 0),
            ("src/link/a.c", '#include "base/os.h"\n' + last, 1),
            ("src/link/a.c", last + "int sqlite3_open(void);\n", 1),
            ("src/link/a.c", last + "/* not sqlite */\n", 0),
            ("src/case/a.c", last + "int sqlite3_open(void);\n", 0),
            ("src/base/a.c", last + "\n" * LINES_MAX, 1),
        ]
        for path, text, expected in cases:
            with self.subTest(path=path, text=text[:60]):
                self.assertEqual(len(problems(path, text)), expected, problems(path, text))


if __name__ == "__main__":
    unittest.main()
