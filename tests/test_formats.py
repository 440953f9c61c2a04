"""Documents of each format through the built program: archives, office documents, crawls,
saved pages, attachments."""
import base64
import gzip
import io
import json
import os
import pathlib
import random
import shutil
import struct
import subprocess
import tempfile
import unittest
import zipfile
import zlib

ASCRIBE = pathlib.Path(os.environ.get("ASC_BUILD", "build/release")) / "ascribe"
PAGE = ("<!doctype html><html lang=en><head><title>Ferry sinks in bay</title>"
        "<meta property='article:published_time' content='2013-06-04T10:00:00Z'></head><body>"
        "<article><h1>Ferry sinks in bay</h1><p>A ferry sank in the bay on Tuesday, and eleven people were killed, "
        "a port official said.</p><p>Nobody has said that they did it, the official added.</p></article></body></html>")
CORE = ("<cp:coreProperties xmlns:dc='d' xmlns:dcterms='t'><dc:title>A title &amp; more</dc:title>"
        "<dc:creator>Ada Brook</dc:creator><dcterms:created>2013-06-05T08:00:00Z</dcterms:created></cp:coreProperties>")
WORD = ("<?xml version='1.0'?><w:document><w:body>"
        "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>What happened</w:t></w:r></w:p>"
        "<w:p><w:r><w:t xml:space='preserve'>A ferry </w:t></w:r><w:r><w:t>sank.</w:t><w:br/><w:t>It was old.</w:t></w:r>"
        "<w:del><w:r><w:delText>struck</w:delText></w:r></w:del></w:p>"
        "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>one item</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>killed</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>11</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:p><w:pPr><w:pStyle w:val='Quote'/></w:pPr><w:r><w:t>We did it.</w:t></w:r></w:p></w:body></w:document>")
OPEN = ("<?xml version='1.0'?><office:document-content><office:body><office:text>"
        "<text:tracked-changes><text:p>struck</text:p></text:tracked-changes>"
        "<text:h text:outline-level='1'>What happened</text:h><text:p>A ferry<text:s/>sank<text:note><text:note-citation>1"
        "</text:note-citation></text:note>.</text:p><text:list><text:list-item><text:p>one item</text:p></text:list-item></text:list>"
        "</office:text></office:body></office:document-content>")
META = ("<office:document-meta><office:meta><dc:title>A title</dc:title><meta:initial-creator>Ada Brook</meta:initial-creator>"
        "<meta:creation-date>2013-06-05</meta:creation-date></office:meta></office:document-meta>")


def zipped(files, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def brotli(data):
    """A stream of brotli that holds its bytes as they are."""
    return (((len(data) - 1) << 4) | 1 << 20).to_bytes(3, "little") + data + b"\x03"


def record(kind, url, body, content_type="application/http; msgtype=response"):
    head = (f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2014-01-02T03:04:05Z\r\n"
            f"Content-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n")
    return head.encode() + body + b"\r\n\r\n"


def answer(body, head="", status="200 OK", kind="text/html"):
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{head}\r\n".encode() + body


def crawl():
    page = PAGE.encode()
    chunked = b"%x\r\n" % len(page) + page + b"\r\n0\r\n\r\n"
    return [record("warcinfo", "", b"software: x", "application/warc-fields"),
            record("request", "http://a.example/1", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
            record("response", "http://a.example/1", answer(page)),
            record("response", "http://a.example/2", answer(gzip.compress(page), "Content-Encoding: gzip\r\n")),
            record("response", "http://a.example/3", answer(chunked, "Transfer-Encoding: chunked\r\n")),
            record("response", "http://a.example/gone", answer(page, status="404 Not Found")),
            record("response", "http://a.example/x.png", answer(b"\x89PNG", kind="image/png")),
            record("response", "http://a.example/odd", answer(b"xx", "Content-Encoding: odd\r\n")),
            record("resource", "http://a.example/4.txt", b"A text.", "text/plain")]


def pdf(pages, info=""):
    """A PDF whose pages are lists of (x, y, size, text)."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
               "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    for i, page in enumerate(pages):
        body = "".join(f"BT /F {size} Tf {x} {y} Td ({text}) Tj ET\n" for x, y, size, text in page)
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {5 + 2 * i} 0 R"
                       "/Resources<</Font<</F 3 0 R>>>>>>")
        objects.append(f"<</Length {len(body)}>>stream\n{body}endstream")
    objects.append(f"<<{info}>>")
    out, places = "%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj{text}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Root 1 0 R/Info {len(objects)} 0 R"
            f"/Size {len(objects) + 1}>>\nstartxref\n{len(out)}\n%%EOF").encode()


def printed(number, lines):
    """A page with a running head and its number around its lines."""
    return [(50, 770, 9, "The Harbour Report 2013"), *lines, (290, 30, 9, str(number))]


def paragraph(top, lines):
    return [(65 if i == 0 else 50, top - 14 * i, 11, text) for i, text in enumerate(lines)]


PAPER = pdf([
    printed(1, [(50, 720, 18, "Ferry sinks in bay"),
                *paragraph(690, ["A ferry sank in the bay on Tuesday morning, and eleven people were",
                                 "killed, a port official said. The ship, which had left shortly before",
                                 "seven, was full of commuters on their way to their of-", "fices."]),
                *paragraph(630, ["Nobody has said that they did it. The minister spoke of an outrage,",
                                 "and of those who would be found wherever they were hiding, which in the"])]),
    printed(2, [(50, 740, 11, "islands is taken for a threat by most people."), *paragraph(700, ["An end."])]),
    printed(3, paragraph(740, ["A third page."]))],
    "/Title(Ferry sinks)/Author(Ada Brook)/CreationDate(D:20130604100000Z)")
PDF_READER = ASCRIBE.with_name("ascribe-pdf-reader").exists()


class Formats(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def run_on(self, name, data):
        path = pathlib.Path(self.folder.name) / name
        path.write_bytes(data)
        return subprocess.run([ASCRIBE, "text", "--json", path], capture_output=True, text=True)

    def read(self, name, data):
        done = self.run_on(name, data)
        self.assertEqual(done.returncode, 0, done.stderr)
        out = [json.loads(line) for line in done.stdout.splitlines()]
        for one in out:
            one["name"] = one["name"].removeprefix(str(pathlib.Path(self.folder.name) / name))
        return out

    def refused(self, name, data):
        done = self.run_on(name, data)
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        return done.stderr

    def kinds(self, text):
        data = text["text"].encode()
        return [(b["kind"], data[b["begin"]:b["end"]].decode()) for b in text["blocks"]]

    def test_a_word_text_keeps_what_its_paragraphs_are(self):
        files = {"[Content_Types].xml": "", "word/document.xml": WORD, "docProps/core.xml": CORE}
        for name in ("a.docx", "a.bin"):
            [text] = self.read(name, zipped(files))
            self.assertEqual(self.kinds(text), [
                ("heading", "What happened"), ("paragraph", "A ferry sank.\nIt was old."), ("item", "one item"),
                ("row", "killed 11"), ("quote", "We did it.")])
            self.assertEqual((text["title"], text["author"], text["published"]),
                             ("A title & more", "Ada Brook", "2013-06-05T08:00:00Z"))

    def test_an_open_document_too(self):
        [text] = self.read("a.odt", zipped({"mimetype": "application/vnd.oasis.opendocument.text",
                                            "content.xml": OPEN, "meta.xml": META}))
        self.assertEqual(self.kinds(text), [("heading", "What happened"), ("paragraph", "A ferry sank."),
                                            ("item", "one item")])
        self.assertEqual((text["title"], text["author"], text["published"]), ("A title", "Ada Brook", "2013-06-05"))

    def test_each_document_of_a_zip_is_a_report(self):
        inner = zipped({"word/document.xml": WORD, "docProps/core.xml": CORE})
        table = "file,title,outlet,author,published\nsub/a.txt,,Meridian,,2013-06-04\n"
        texts = self.read("a.zip", zipped({
            "case/reports.csv": table, "case/sub/a.txt": "It sank.", "case/page.html": PAGE, "case/b.docx": inner,
            "__MACOSX/x": "x", "case/.hidden": "x", "case/p.png": b"\x89PNG\r\n", "case/feed.xml":
            "<rss><channel><item><guid>g1</guid><title>One</title></item><item><title>Two</title></item></channel></rss>"}))
        self.assertEqual([text["name"] for text in texts], [
            "#case/sub/a.txt", "#case/page.html", "#case/b.docx", "#case/feed.xml#g1", "#case/feed.xml"])
        self.assertEqual((texts[0]["outlet"], texts[0]["published"]), ("Meridian", "2013-06-04"))
        self.assertEqual(texts[1]["title"], "Ferry sinks in bay")
        self.assertIn("case/p.png: no format", texts[0]["note"])
        named = zipped({"caf#.txt": "x", "b.txt": "y"}).replace(b"caf#", b"caf\xe9")
        self.assertEqual([text["name"] for text in self.read("n.zip", named)], ["#café.txt", "#b.txt"])
        self.assertEqual(len(self.read("s.zip", zipped({"a.txt": "x", "b.txt": "y"}, zipfile.ZIP_STORED))), 2)

    def test_bombs_and_damage_cost_the_archive(self):
        good = bytearray(zipped({"a.txt": "It sank. " * 50}))
        self.assertIn("over 100 times", self.refused("bomb.zip", zipped({"a.txt": b"\0" * (16 << 20)})))
        [text] = self.read("cut.zip", bytes(good[:-30]))
        self.assertIn("the archive's end: it is cut there", text["note"])
        self.assertIn("cut", self.refused("cut.zip", bytes(good[:40])))
        self.assertIn("no format", self.refused("png.zip", zipped({"a.png": b"\x89PNG"})))
        self.assertIn("over 100 times", self.refused("bomb.txt.gz", gzip.compress(b"a" * (64 << 20))))
        good[40] ^= 0xFF
        self.assertIn("damaged", self.refused("bad.zip", bytes(good)))
        deep = b"It sank."
        for _ in range(9):
            deep = zipped({"a.zip" if deep[:2] == b"PK" else "a.txt": deep})
        self.assertIn("too many documents inside", self.refused("deep.zip", deep))

    def test_each_answer_of_a_crawl_is_a_report(self):
        plain = b"".join(crawl())
        packed = b"".join(gzip.compress(one) for one in crawl())
        wacz = zipped({"datapackage.json": "{}", "archive/data.warc.gz": packed, "pages/pages.jsonl": "{}",
                       "indexes/index.cdx": "x"}, zipfile.ZIP_STORED)
        for name, data, before in (("a.warc", plain, "#"), ("a.warc.gz", packed, "#"),
                                   ("a.wacz", wacz, "#archive/data.warc.gz#")):
            texts = self.read(name, data)
            self.assertEqual([text["name"] for text in texts],
                             [before + "http://a.example/" + part for part in ("1", "2", "3", "4.txt")])
            for text in texts[:3]:
                self.assertEqual((text["title"], text["published"], text["fetched"]),
                                 ("Ferry sinks in bay", "2013-06-04T10:00:00Z", "2014-01-02T03:04:05Z"))
            self.assertEqual(texts[1]["url"], "http://a.example/2")
            self.assertIn("not read (odd)", texts[0]["note"])

    def test_bodies_packed_in_any_way_are_read(self):
        page = PAGE.encode()
        cases = {"br": brotli(page), "gzip, br": brotli(gzip.compress(page)), "br, identity": brotli(page),
                 "br ": page, "gzip": page, "deflate": zlib.compress(page)[2:-4]}
        for coding, body in cases.items():
            with self.subTest(coding=coding):
                data = record("response", "http://a.example/", answer(body, f"Content-Encoding: {coding}\r\n"))
                texts = self.read("a.warc", data)
                self.assertEqual([text["title"] for text in texts], ["Ferry sinks in bay"])
        bad = record("response", "http://a.example/", answer(b"\xff\xff\x00\xff\xff\x01", "Content-Encoding: br\r\n"))
        self.assertIn("brotli is damaged", self.refused("a.warc", bad))

    def large(self):
        """Pages of 4 KB among pictures, over the size from which files are cut."""
        noise = random.Random(7)
        for i in range(120):
            words = " ".join("".join(noise.choices("abcdefgh", k=6)) for _ in range(500))
            page = f"<html><head><title>Page {i}</title></head><body><p>{words}.</p></body></html>".encode()
            yield f"http://a.example/{i}", answer(page)
            if i % 3 == 0:
                yield f"http://a.example/{i}.jpg", answer(noise.randbytes(90000), kind="image/jpeg")

    def test_large_files_are_read_a_piece_at_a_time(self):
        records = [record("response", url, body) for url, body in self.large()]
        packed = [gzip.compress(one, 1) for one in records]
        files = {url[17:] + ".html": body.split(b"\r\n\r\n", 1)[1] for url, body in self.large() if b"jpeg" not in body[:80]}
        files["a.jpg"] = os.urandom(2500000)
        wacz = zipped({"datapackage.json": "{}", "archive/data.warc.gz": b"".join(packed), "pages/pages.jsonl": "{}"}, zipfile.ZIP_STORED)
        for name, data in (("a.warc", b"".join(records)), ("a.warc.gz", b"".join(packed)), ("a.wacz", wacz), ("a.zip", zipped(files))):
            with self.subTest(name=name):
                self.assertGreater(len(data), 2 << 20)
                titles = [text["title"] for text in self.read(name, data)]
                self.assertEqual(sorted(titles), sorted(f"Page {i}" for i in range(120)))
        hurt = packed[:20] + [packed[20][:-900] + os.urandom(900)] + packed[21:]
        done = self.run_on("hurt.warc.gz", b"".join(hurt))
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, r"hurt.warc.gz\[\d+-\d+\]: it is damaged here")
        self.assertEqual(len(done.stdout.splitlines()), 119 + (b"jpeg" in records[20][:400]))

    def test_one_text_that_is_too_large_says_what_to_do(self):
        path = pathlib.Path(self.folder.name) / "huge.txt"
        with open(path, "wb") as f:
            f.truncate(70 << 20)
        done = subprocess.run([ASCRIBE, "text", path], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("split -C 32m", done.stderr)

    def test_large_jsonl_is_cut_at_its_lines(self):
        path = pathlib.Path(self.folder.name) / "a.jsonl"
        with open(path, "w", encoding="ascii") as f:
            for i in range(70):
                f.write(json.dumps({"title": f"Post {i}", "text": "word " * 200000}) + "\n")
        done = subprocess.run([ASCRIBE, "text", "--json", path], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual([json.loads(line)["title"] for line in done.stdout.splitlines()], [f"Post {i}" for i in range(70)])

    def test_a_text_leads_back_to_its_bytes(self):
        path = pathlib.Path(self.folder.name) / "a.html"
        page = PAGE.replace("<html lang=en>", "<html lang=en><meta charset=windows-1251>").replace("eleven", "семь")
        path.write_bytes(page.encode("windows-1251"))
        done = subprocess.run([ASCRIBE, "text", "--json", "--origins", path], capture_output=True, text=True)
        text = json.loads(done.stdout)
        found = [path.read_bytes()[b["from"]:b["to"]].decode("windows-1251") for b in text["blocks"] if "from" in b]
        self.assertIn("A ferry sank in the bay on Tuesday, and семь people were killed, a port official said.", found)
        self.assertEqual(text["origins"][-1]["unit"], "byte")
        case = pathlib.Path(self.folder.name) / "a.case"
        subprocess.run([ASCRIBE, "add", case, path, "--who", "ada"], check=True, capture_output=True)
        data = text["text"].encode()
        at = data.index("семь people".encode())
        span = f"{at}-{at + len('семь people'.encode())}"
        shown = subprocess.run([ASCRIBE, "reports", case, "r1", "--origin", span], capture_output=True)
        self.assertTrue(shown.stdout.endswith("\nсемь people\n".encode("windows-1251")), shown)
        told = json.loads(subprocess.run([ASCRIBE, "reports", case, "r1", "--origin", span, "--json"], capture_output=True).stdout)
        self.assertEqual(path.read_bytes()[told["from"]:told["to"]], "семь people".encode("windows-1251"))
        for bad in ("5", "5-5", "9-5", "x-y"):
            self.assertEqual(subprocess.run([ASCRIBE, "reports", case, "r1", "--origin", bad], capture_output=True).returncode, 2)
        past = subprocess.run([ASCRIBE, "reports", case, "r1", "--origin", "0-99999"], capture_output=True, text=True)
        self.assertEqual((past.returncode, past.stdout), (1, ""))

    def test_a_crawls_times_are_kept_in_a_case(self):
        path, case = (pathlib.Path(self.folder.name) / name for name in ("a.warc", "a.case"))
        path.write_bytes(b"".join(crawl()))
        subprocess.run([ASCRIBE, "add", case, path, "--who", "ada"], check=True, capture_output=True)
        listed = subprocess.run([ASCRIBE, "reports", case, "--json"], capture_output=True, text=True).stdout
        self.assertEqual({json.loads(line)["fetched"] for line in listed.splitlines()}, {"2014-01-02T03:04:05Z"})
        shown = subprocess.run([ASCRIBE, "reports", case, "r1"], capture_output=True, text=True).stdout
        self.assertIn("fetched 2014-01-02T03:04:05Z from http://a.example/1\n", shown)

    def test_a_charset_told_by_http_goes_before_the_page(self):
        page = "<html><head>{}<title>Т</title></head><body><p>{}</p></body></html>"
        russian = "Взрыв прогремел на рынке в среду утром, погибли семь человек, сообщили в полиции."
        cases = [("windows-1251", "<meta charset=koi8-r>", "windows-1251"), ("utf-8", "", "windows-1251"),
                 ("", "", "koi8-r"), ("iso-8859-1", "", "windows-1251"), ("nonsense", "", "cp866")]
        for told, meta, real in cases:
            with self.subTest(told=told, real=real):
                kind = f"text/html; charset={told}" if told else "text/html"
                body = page.format(meta, russian).encode(real)
                texts = self.read("a.warc", record("response", "http://a.example/", answer(body, kind=kind)))
                self.assertIn("Взрыв прогремел", texts[0]["text"])

    def test_zip64_is_read(self):
        data, name = b"A text in a large archive.", b"a.txt"
        sizes = struct.pack("<QQ", len(data), len(data))
        local = struct.pack("<4s5H3I2H", b"PK\3\4", 45, 0, 0, 0, 0, zlib.crc32(data), 2**32 - 1, 2**32 - 1, len(name), 20)
        body = local + name + struct.pack("<HH", 1, 16) + sizes + data
        entry = struct.pack("<4s6H3I5H2I", b"PK\1\2", 45, 45, 0, 0, 0, 0, zlib.crc32(data), 2**32 - 1, 2**32 - 1, len(name), 28,
                            0, 0, 0, 0, 2**32 - 1) + name + struct.pack("<HH", 1, 24) + sizes + struct.pack("<Q", 0)
        end = struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, len(entry), len(body))
        tail = struct.pack("<4sIQI", b"PK\6\7", 0, len(body) + len(entry), 1)
        last = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 2**16 - 1, 2**16 - 1, 2**32 - 1, 2**32 - 1, 0)
        texts = self.read("a.zip", body + entry + end + tail + last)
        self.assertEqual(texts[0]["text"], data.decode())
        wrong = struct.pack("<4sIQI", b"PK\6\7", 0, 2**64 - 2, 1)
        self.assertIn("damaged", self.refused("a.zip", body + entry + end + wrong + last))

    def test_a_crawl_that_is_cut_gives_what_it_has(self):
        texts = self.read("a.warc", b"".join(crawl()[:3]) + b"WARC/1.0\r\nContent-Length: 99\r\n\r\nx")
        self.assertEqual(len(texts), 1)
        self.assertIn("cut", texts[0]["note"])
        packed = gzip.compress(PAGE.encode())
        [text] = self.read("page.html.gz", packed[:-40])
        self.assertIn("A ferry sank", text["text"])
        self.assertIn("damaged", text["note"])

    def test_a_saved_page_is_a_page(self):
        mhtml = ("From: <Saved by Blink>\r\nSnapshot-Content-Location: http://a.example/1\r\nSubject: Ferry\r\n"
                 "Date: Thu, 2 Jan 2014 03:04:05 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
                 "\ttype=\"text/html\";\r\n\tboundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/css\r\n\r\np {}\r\n"
                 "--b\r\nContent-Type: text/html\r\nContent-Location: http://a.example/1\r\n\r\n" + PAGE +
                 "\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBO\r\n--b--\r\n")
        for name in ("a.mhtml", "a.eml"):
            [text] = self.read(name, mhtml.encode())
            self.assertEqual((text["title"], text["url"], text["published"], text["note"]),
                             ("Ferry sinks in bay", "http://a.example/1", "2013-06-04T10:00:00Z", ""))
            self.assertTrue(text["fetched"].startswith("2014-01-02"))

    def test_attachments_of_any_format_are_reports(self):
        packed = base64.b64encode(zipped({"word/document.xml": WORD, "docProps/core.xml": CORE})).decode()
        mail = ("From: a@b.example\nSubject: Two papers\nContent-Type: multipart/mixed; boundary=x\n\n"
                "--x\nContent-Type: text/plain\n\nSee below.\n"
                "--x\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"paper.docx\"\n"
                f"Content-Transfer-Encoding: base64\n\n{packed}\n"
                "--x\nContent-Type: message/rfc822\n\nFrom: c@d.example\nSubject: Inner\n\nWithin.\n--x--\n")
        texts = self.read("a.eml", mail.encode())
        self.assertEqual([text["name"] for text in texts], ["", "#paper.docx", "#message"])
        self.assertEqual((texts[1]["author"], texts[2]["title"], texts[2]["author"]), ("Ada Brook", "Inner", "c@d.example"))
        self.assertEqual(texts[0]["text"], "Two papers\n\nSee below.")

    @unittest.skipUnless(PDF_READER, "built without poppler")
    def test_a_pdf_gives_its_paragraphs(self):
        [text] = self.read("a.pdf", PAPER)
        self.assertEqual(self.kinds(text), [
            ("heading", "Ferry sinks in bay"),
            ("paragraph", "A ferry sank in the bay on Tuesday morning, and eleven people were killed, a port official said. "
             "The ship, which had left shortly before seven, was full of commuters on their way to their offices."),
            ("paragraph", "Nobody has said that they did it. The minister spoke of an outrage, and of those who would be found "
             "wherever they were hiding, which in the islands is taken for a threat by most people."),
            ("paragraph", "An end."), ("paragraph", "A third page.")])
        self.assertEqual((text["title"], text["author"], text["published"]), ("Ferry sinks", "Ada Brook", "2013-06-04"))
        self.assertIn("damaged", self.refused("b.pdf", b"%PDF-1.4 nothing"))
        self.assertIn("without any text", self.refused("c.pdf", pdf([[]])))

    @unittest.skipUnless(PDF_READER, "built without poppler")
    def test_a_pdf_in_a_mail_or_a_zip_is_a_report(self):
        mail = ("From: a@b.example\nSubject: S\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\n"
                "See.\n--x\nContent-Type: application/pdf; name=a.pdf\nContent-Disposition: attachment\n"
                f"Content-Transfer-Encoding: base64\n\n{base64.b64encode(PAPER).decode()}\n--x--\n")
        texts = self.read("a.eml", mail.encode())
        self.assertEqual([(text["name"], text["media"]) for text in texts], [("", "message/rfc822"), ("#a.pdf", "application/pdf")])
        texts = self.read("a.zip", zipped({"bad.pdf": b"%PDF-1.4", "a.pdf": PAPER, "b.txt": "x"}))
        self.assertEqual([text["name"] for text in texts], ["#a.pdf", "#b.txt"])
        self.assertIn("bad.pdf: a PDF that is damaged", texts[0]["note"])
        self.assertIn("without any text", self.refused("p.zip", zipped({"a.pdf": pdf([[]])})))

    def test_a_program_without_its_neighbours_says_what_is_not_there(self):
        with tempfile.TemporaryDirectory() as folder:
            alone = shutil.copy(ASCRIBE, folder)
            run = subprocess.run([alone, "doctor", "--json"], capture_output=True, text=True)
        told = json.loads(run.stdout)
        self.assertEqual((told["pdf"], told["fetch"], run.returncode), (None, None, 1))
        self.assertIn("ascribe-pdf-reader is not there", run.stderr)
        self.assertIn("ascribe-fetch is not there", run.stderr)


if __name__ == "__main__":
    unittest.main()
