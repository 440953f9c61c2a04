"""What the documents say is so: nothing is missing from them, and their examples run.

In README.md, docs/*.md and docs/commands/*.md every ```console block is run by sh, in
an empty folder that has examples/, with the built ascribe first on the PATH:

    ```console
    $ ascribe annotate examples/saltgate/plain/01-meridian-flash.txt.txt
    what it prints
    ...                     any lines at all
    ```

Blocks that are not to be run are fenced as ```sh.
"""
import html
import json
import os
import pathlib
import re
import shlex
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ.get("ASC_SOURCE", pathlib.Path(__file__).parent.parent))
BUILD = pathlib.Path(os.environ.get("ASC_BUILD", SOURCE / "build/release"))
MODEL = pathlib.Path(os.environ.get("ASC_MODEL", SOURCE / "build/model/en_core_web_sm-3.8.0.asc"))
PROGRAM = BUILD / "ascribe"
PAGES = [SOURCE / "README.md", *sorted((SOURCE / "docs").glob("*.md")),
         *sorted((SOURCE / "docs/commands").glob("*.md"))]


def read(path):
    return (SOURCE / path).read_text(encoding="utf-8")


def public_header():
    """ascribe.h and the parts that it includes, as one text."""
    parts = sorted((SOURCE / "include/ascribe").glob("*.h"))
    return "\n\n".join([read("include/ascribe.h"), *(p.read_text(encoding="utf-8") for p in parts)])


def commands():
    """The names in src/cli's table."""
    return re.findall(r"^\s*&asc_command_(\w+),", read("src/cli/main.c"), re.M)


def ascribe(*arguments, **options):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, **options)


def examples(page):
    """(line number, command, expected output) of each `$ ` line of a page's console blocks."""
    found, inside = [], False
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("```"):
            inside = line.strip() == "```console"
        elif inside and line.startswith("$ "):
            found.append((number, line[2:], []))
        elif inside and found:
            found[-1][2].append(line)
    return found


def matches(expected, got):
    """Equal line by line, where a line "..." stands for any lines."""
    if not expected:
        return not got
    if expected[0].strip() == "...":
        return any(matches(expected[1:], got[i:]) for i in range(len(got) + 1))
    return bool(got) and expected[0] == got[0] and matches(expected[1:], got[1:])


def keys(value):
    """Every key in a JSON value, at any depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


class Documents(unittest.TestCase):
    def test_every_command_has_a_page_and_every_page_a_command(self):
        pages = {p.stem for p in (SOURCE / "docs/commands").glob("*.md")} - {"README"}
        self.assertEqual(pages, set(commands()))

    def test_the_list_of_pages_is_whole(self):
        page = read("docs/commands/README.md")
        for name in commands():
            self.assertIn(f"[{name}]({name}.md)", page)

    def test_a_page_starts_with_its_name_and_one_line_for_man(self):
        for name in commands():
            lines = read(f"docs/commands/{name}.md").splitlines()
            self.assertEqual(lines[0], f"# ascribe {name}")
            self.assertTrue(len(lines) > 2 and lines[1] == "" and lines[2].strip(), name)

    def test_every_status_is_explained(self):
        header, guide = public_header(), read("docs/api.md")
        body = re.search(r"typedef enum asc_status \{(.*?)\}", header, re.S).group(1)
        names = re.findall(r"^\s*(ASC_\w+)", body, re.M)
        self.assertGreater(len(names), 5)
        for name in names:
            self.assertIn(f"`{name}`", guide)

    def test_every_public_function_is_explained(self):
        """In docs/api.md, or by a comment above it or above its paragraph of the header."""
        header, guide = public_header(), read("docs/api.md")
        functions, missing = 0, []
        for paragraph in re.split(r"\n\s*\n", re.sub(r"/\*.*?\*/", "/**/", header, flags=re.S)):
            above = ""
            for line in paragraph.splitlines():
                above += line
                found = re.match(r"[a-z][\w ]*[ *](asc_\w+)\(", line)
                if found and not line.startswith("typedef"):
                    functions += 1
                    if "/**/" not in above and f"`{found.group(1)}`" not in guide:
                        missing.append(found.group(1))
        self.assertGreater(functions, 10)
        self.assertEqual(missing, [])

    def test_every_file_and_function_named_in_the_guides_exists(self):
        sources = "".join(p.read_text(encoding="utf-8") for p in (SOURCE / "src").rglob("*.[ch]"))
        sources += public_header()
        missing = []
        for page in [*(SOURCE / "docs").glob("*.md"), *(SOURCE / "docs/decisions").glob("*.md")]:
            for name in re.findall(r"`([\w./-]+)`", page.read_text(encoding="utf-8")):
                known = True
                if re.fullmatch(r"(src|data|tests|docs|scripts|train|include|examples|cmake|eval|bench|fuzz)/[\w./-]*\w", name):
                    known = (SOURCE / name).exists()
                elif re.fullmatch(r"asc_\w+[a-z]", name):
                    known = re.search(rf"\b{name}\b", sources)
                if not known:
                    missing.append(f"{page.relative_to(SOURCE)}: {name}")
        self.assertEqual(missing, [])

    def test_every_link_inside_the_tree_leads_somewhere(self):
        dead = []
        for page in [*SOURCE.glob("*.md"), *(SOURCE / "docs").rglob("*.md"), *(SOURCE / "examples").glob("*.md")]:
            for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
                if "://" not in target and not target.startswith("mailto:") and not (page.parent / target).exists():
                    dead.append(f"{page.relative_to(SOURCE)}: {target}")
        self.assertEqual(dead, [])

    def test_the_checks_notice_what_they_are_for(self):
        self.assertTrue(matches(["a", "...", "d"], ["a", "b", "c", "d"]))
        self.assertTrue(matches(["..."], []))
        self.assertTrue(matches([], []))
        self.assertFalse(matches(["a", "...", "d"], ["a", "b"]))
        self.assertFalse(matches(["a"], ["a", "b"]))
        self.assertEqual(sorted(keys([{"a": {"b": [{"c": 1}]}}])), ["a", "b", "c"])


@unittest.skipUnless(PROGRAM.exists(), "no ascribe was built")
class Program(unittest.TestCase):
    def test_every_option_in_the_help_is_in_the_page(self):
        for name in commands():
            page = read(f"docs/commands/{name}.md")
            done = ascribe("help", name)
            self.assertEqual(done.returncode, 0)
            for option in sorted(set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", done.stdout))):
                with self.subTest(command=name, option=option):
                    self.assertRegex(page, re.escape(option) + r"(?![a-z-])")

    def test_every_command_is_in_the_general_help(self):
        help_text = ascribe("--help").stdout
        for name in commands():
            self.assertRegex(help_text, rf"(?m)^  {name}\b")

    def test_every_exit_code_is_as_promised(self):
        self.assertEqual(ascribe("--help").returncode, 0)
        self.assertEqual(ascribe("no-such-command").returncode, 2)
        for name in commands():
            with self.subTest(command=name):
                wrong = ascribe(name, "--no-such-option")
                self.assertEqual(wrong.returncode, 2, wrong.stderr)
                self.assertIn("--no-such-option", wrong.stderr)
                gone = ascribe(name, "/no/such/file")
                self.assertEqual(gone.returncode, 1, gone.stderr)

    @unittest.skipUnless(MODEL.exists(), "no model; make model")
    def test_every_json_key_is_explained(self):
        text = "".join(p.read_text(encoding="utf-8") for p in PAGES)
        reports = "examples/saltgate/plain"
        top = tempfile.TemporaryDirectory()
        self.addCleanup(top.cleanup)
        case = str(pathlib.Path(top.name, "made.case"))
        ascribe("add", case, reports, cwd=SOURCE)
        ascribe("mark", case, "r1", "--confidential", cwd=SOURCE)
        claims = pathlib.Path(top.name, "claims.csv")
        claims.write_text("source,object,value\nwire,o1,x\nrival,o1,y\n", encoding="utf-8")
        ascribe("lists", case, "add", "tests/lists/un.xml", cwd=SOURCE)
        special = {"add": [case, reports], "search": [case, "ferry"], "doctor": [case],
                   "weigh": [claims], "paths": ["--from", "Meridian", reports],
                   "actor": ["examples/saltgate/plain", "Abi Rashed"], "lists": [case, "show", "un"], "screen": ["tests/lists/un.xml", "--explain", "Abi Rashed"],
                   "names": ["Lashkar e Taiba", "LeT"]}
        for name in commands():
            usage = ascribe("help", name).stdout
            if "--json" not in usage:
                continue
            of_case = re.match(r"usage: ascribe \w+ \[OPTION...\] CASE", usage)
            operands = special.get(name, [case] if of_case else [reports])
            done = ascribe(name, "--json", *operands, cwd=SOURCE)
            self.assertEqual(done.returncode, 0, done.stderr)
            found = {key for line in done.stdout.splitlines() if line for key in keys(json.loads(line))}
            missing = [key for key in sorted(found) if f"`{key}`" not in text and f'"{key}"' not in text]
            self.assertEqual(missing, [], name)

    @unittest.skipUnless(MODEL.exists(), "no model; make model")
    def test_every_example_prints_what_the_page_says(self):
        environment = dict(os.environ, PATH=f"{BUILD}:{os.environ['PATH']}", ASCRIBE_MODEL=str(MODEL))
        for page in PAGES:
            with tempfile.TemporaryDirectory() as folder:
                os.symlink(SOURCE / "examples", pathlib.Path(folder) / "examples")
                for number, command, expected in examples(page):
                    done = subprocess.run(["sh", "-c", command], cwd=folder, env=environment, text=True,
                                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                          stderr=subprocess.STDOUT)
                    while expected and not expected[-1].strip():
                        expected.pop()
                    got = done.stdout.rstrip("\n").splitlines()
                    with self.subTest(page=page.relative_to(SOURCE).as_posix(), line=number):
                        self.assertTrue(matches(expected, got),
                                        f"$ {command}\nprinted:\n" + "\n".join(got[:60]))

    @unittest.skipUnless(MODEL.exists(), "no model; make model")
    def test_every_picture_shows_what_the_program_prints(self):
        """make picture draws them anew."""
        environment = dict(os.environ, ASCRIBE_MODEL=str(MODEL))
        for picture in (SOURCE / "docs").glob("*.svg"):
            prompt, *drawn = re.findall(r"<text[^>]*>(.*)</text>", picture.read_text(encoding="utf-8"))
            command = shlex.split(html.unescape(prompt).removeprefix("$ ascribe "))
            printed = ascribe(*command, cwd=SOURCE, env=environment).stdout.splitlines()
            for line, got in zip(drawn, printed):
                line = html.unescape(line)
                if line.startswith("… "):
                    break
                self.assertTrue(got.startswith(line[:-1]) if line.endswith("…") else got == line,
                                f"{picture.name}: {line!r}, but now {got!r}")


if __name__ == "__main__":
    unittest.main()
