"""ascribe annotate: its two forms are sound, lose nothing, and say the same."""
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ.get("ASC_SOURCE", pathlib.Path(__file__).parent.parent))
BUILD = pathlib.Path(os.environ.get("ASC_BUILD", SOURCE / "build/release"))
MODEL = pathlib.Path(os.environ.get("ASC_MODEL", SOURCE / "build/model/en_core_web_sm-3.8.0.asc"))
PROGRAM = BUILD / "ascribe"
REPORT = SOURCE / "examples/saltgate/plain/04-interior-ministry.txt.txt"
# White space of every kind, characters of every length, marks that CoNLL-U uses itself.
ODD = ("  Two\tspaces.\r\n\r\nIt\u2019s \u201cdone\u201d\u00a0now | see a=b_c # no comment.\n"
       "\U0001f4a5 Caf\u00e9s _ closed\\n.\u2028New line. \x0b\n\n \n")


def run(*arguments, given=None, **environment):
    return subprocess.run([PROGRAM, *arguments], input=given, capture_output=True,
                          env={**os.environ, "ASCRIBE_MODEL": str(MODEL), **environment})


def misc(column):
    return dict(part.split("=", 1) for part in column.split("|"))


def spaces(text):
    """What SpacesAfter stands for."""
    plain = {"s": " ", "t": "\t", "r": "\r", "n": "\n"}
    return re.sub(r"\\(?:u([0-9A-F]{4})|([strn]))",
                  lambda m: chr(int(m[1], 16)) if m[1] else plain[m[2]], text)


def sentences(output):
    """[(comments, rows)] of CoNLL-U; fails where it is not sound."""
    found = []
    for block in output.split("\n\n"):
        lines = [line for line in block.split("\n") if line]
        if lines:
            comments = [line for line in lines if line.startswith("# ")]
            found.append((comments, [line.split("\t") for line in lines[len(comments):]]))
    return found


def recovered(found):
    """The text that the rows stand for."""
    out = []
    for _, rows in found:
        for row in rows:
            kept = misc(row[9])
            out.append(spaces(kept.get("SpacesBefore", "")) + row[1])
            if "SpacesAfter" in kept:
                out.append(spaces(kept["SpacesAfter"]))
            elif kept.get("SpaceAfter") != "No":
                out.append(" ")
    return "".join(out)


@unittest.skipUnless(PROGRAM.exists() and MODEL.exists(), "no ascribe or no model; make model")
class Annotate(unittest.TestCase):
    def good(self, *arguments, **options):
        done = run("annotate", *arguments, **options)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return done.stdout.decode("utf-8")

    def check_sound(self, found):
        ids = []
        for comments, rows in found:
            ids += [c.split(" = ")[1] for c in comments if c.startswith("# sent_id")]
            self.assertTrue(rows)
            self.assertEqual([row[0] for row in rows], [str(i + 1) for i in range(len(rows))])
            self.assertTrue(all(len(row) == 10 and all(row) for row in rows))
            heads = [int(row[6]) for row in rows]
            self.assertEqual(heads.count(0), 1)
            self.assertTrue(all(0 <= head <= len(rows) for head in heads))
            self.assertEqual([row[7] == "ROOT" for row in rows], [head == 0 for head in heads])
            for i in range(len(rows)):  # every word hangs on the root
                at = i + 1
                for _ in rows:
                    at = heads[at - 1] if at else 0
                self.assertEqual(at, 0)
        self.assertEqual(ids, [str(i + 1) for i in range(len(ids))])

    def test_conllu_is_sound_and_the_text_can_be_had_back(self):
        for text in (REPORT.read_text(encoding="utf-8"), ODD, "One.", "a", "\nx\n"):
            found = sentences(self.good("-", given=text.encode()))
            self.check_sound(found)
            self.assertEqual(recovered(found), text)
            for _, rows in found:
                for row in rows:
                    begin, end = map(int, misc(row[9])["TokenRange"].split(":"))
                    self.assertEqual(text.encode()[begin:end].decode(), row[1])

    def test_a_text_without_words_gives_no_lines(self):
        for text in (b"", b" \n\n"):
            self.assertEqual(self.good(given=text), "")
            self.assertEqual(len(self.good("--json", given=text).splitlines()), 1)

    def test_json_says_what_conllu_says(self):
        for text in (REPORT.read_bytes(), ODD.encode()):
            rows = [row for _, rows in sentences(self.good(given=text)) for row in rows]
            (line,) = self.good("--json", given=text).splitlines()
            document = json.loads(line)
            self.assertEqual((document["type"], document["v"], document["name"]), ("document", 1, "-"))
            tokens = document["tokens"]
            words = [t for t in tokens if t["pos"] != "SPACE"]
            self.assertEqual(len(words), len(rows))
            for token, row in zip(words, rows):
                kept = misc(row[9])
                self.assertEqual([token["text"], token["lemma"], token["pos"], token["tag"],
                                  token["morph"] or "_", token["ent"] or None,
                                  f"{token['begin']}:{token['end']}"],
                                 row[1:6] + [kept.get("NE"), kept["TokenRange"]])
                head = tokens[token["head"]]
                if head["pos"] != "SPACE" and head is not token:
                    self.assertEqual(token["dep"], row[7])
            for token in tokens:
                self.assertEqual(text[token["begin"]:token["end"]].decode(), token["text"])

    def test_a_long_text_is_cut_and_put_together(self):
        words = f"A {'long' * 500} came, said {'Who' * 300}.\n\n"  # few words, so that it is quick
        data = REPORT.read_bytes() + b"\n\n" + (words * 400).encode() + REPORT.read_bytes()
        tokens = json.loads(self.good("--json", given=data))["tokens"]
        wrong = [t for t in tokens if data[t["begin"]:t["end"]].decode() != t["text"]]
        self.assertEqual(wrong, [])
        self.assertTrue(all(a["end"] <= b["begin"] for a, b in zip(tokens, tokens[1:])))
        self.assertTrue(all(0 <= t["head"] < len(tokens) for t in tokens))
        self.assertGreater(tokens[-1]["begin"], 1 << 20)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "long.txt")
            path.write_bytes(data)
            found = sentences(self.good("--threads", "3", path))
        self.assertEqual(recovered(found).encode(), data)
        self.assertEqual([row[1] for _, rows in found for row in rows],
                         [t["text"] for t in tokens if t["pos"] != "SPACE"])

    def test_folders_are_walked_and_refused_files_cost_only_themselves(self):
        with tempfile.TemporaryDirectory() as folder:
            top = pathlib.Path(folder)
            (top / "b").mkdir()
            (top / "a.txt").write_text("One came.")
            (top / "b" / "tab\there.txt").write_text("Two came.")
            (top / "bad.txt").write_bytes(b"fine\n\ncaf\xe9.")
            (top / "reports.csv").write_text("file,title\n")
            done = run("annotate", top)
            names = re.findall("^# newdoc id = (.*)$", done.stdout.decode(), re.M)
            self.assertEqual(names, [f"{top}/a.txt", f"{top}/b/tab\\there.txt"])
            self.assertEqual(done.returncode, 1)
            self.assertIn(f"{top}/bad.txt: line 3, byte 9: 0xE9 is not UTF-8", done.stderr.decode())
            self.assertIn("--bad-bytes replace", done.stderr.decode())
            lines = self.good("--json", "--bad-bytes", "replace", top).splitlines()
            self.assertEqual(len(lines), 3)
            self.assertIn('"?"', lines[2])
            (top / "empty").mkdir()
            done = run("annotate", top / "empty")
            self.assertEqual((done.returncode, done.stdout), (1, b""))

    @unittest.skipUnless(os.path.exists("/dev/fd"), "no /dev/fd")
    def test_a_pipe_is_read_like_a_file(self):
        command = 'cat "$1" | "$0" annotate /dev/fd/3 3<&0 | tail -n +2'
        piped = subprocess.run(["sh", "-c", command, PROGRAM, REPORT], capture_output=True,
                               env={**os.environ, "ASCRIBE_MODEL": str(MODEL)})
        self.assertEqual(piped.stderr, b"")
        self.assertEqual(piped.stdout.decode(), self.good(REPORT).split("\n", 1)[1])

    def test_wrong_usage_is_told_apart_from_what_cannot_be_done(self):
        cases = [(["--case", "upper"], 2, "recase or as-is"), (["--threads", "0"], 2, "1 to 256"),
                 (["--threads"], 2, "needs a value"), (["--json=yes"], 2, "takes no value"),
                 (["/no/such/file"], 1, "/no/such/file"),
                 (["--model", "/no/such/model", REPORT], 1, "--model"),
                 (["--model", REPORT, REPORT], 1, "make model")]
        for arguments, code, words in cases:
            with self.subTest(arguments=arguments):
                done = run("annotate", *arguments)
                self.assertEqual(done.returncode, code)
                self.assertIn(words, done.stderr.decode())
                self.assertEqual(done.stdout, b"")
        done = run("annotate", REPORT, ASCRIBE_MODEL="/no/such/model")
        self.assertEqual(done.returncode, 1)
        self.assertIn("$ASCRIBE_MODEL", done.stderr.decode())

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_a_full_disk_is_told(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "annotate", REPORT], stdout=full, stderr=subprocess.PIPE,
                                  env=dict(os.environ, ASCRIBE_MODEL=str(MODEL)))
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stderr.count(b"standard output"), 1)


if __name__ == "__main__":
    unittest.main()
