"""The brief is a whole page: every link leads to a place on it, nothing is fetched or run,
and what stands in a report cannot become markup."""
import html.parser
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ.get("ASC_SOURCE", pathlib.Path(__file__).parent.parent))
BUILD = pathlib.Path(os.environ.get("ASC_BUILD", SOURCE / "build/release"))
MODEL = pathlib.Path(os.environ.get("ASC_MODEL", SOURCE / "build/model/en_core_web_sm-3.8.0.asc"))
PROGRAM = BUILD / "ascribe"
VOID = {"meta", "br"}
HOSTILE = ('Police blamed <script>alert(1)</script> the Amber & "Line" \'Front\' for the bombing in Corin on '
           '3 May 2014. A court in Corin found the Amber "Line" guilty of the <b onclick=x>bombing</b>. '
           'The [Amber](javascript:x) Line denied it carried out the bombing | `so` *it* said.\n')


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.open, self.faults, self.ids, self.links, self.tags = [], [], [], [], []
        self.feed(text)
        self.close()
        if self.open:
            self.faults.append(f"left open: {self.open}")

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        for name, value in attributes:
            if name == "id":
                self.ids.append(value)
            if name == "href":
                self.links.append(value)
            if name.startswith("on") or name == "src":
                self.faults.append(f"{tag} {name}={value}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.tags.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")


def export(folder, report, *options):
    case = pathlib.Path(folder, "made.case")
    environment = dict(os.environ, ASCRIBE_MODEL=str(MODEL))
    subprocess.run([PROGRAM, "add", case, report], check=True, env=environment, stdout=subprocess.DEVNULL)
    done = subprocess.run([PROGRAM, "export", case, *options], check=True, env=environment,
                          stdout=subprocess.PIPE)
    return done.stdout.decode("utf-8")


@unittest.skipUnless(PROGRAM.exists() and MODEL.exists(), "no ascribe was built")
class Brief(unittest.TestCase):
    def setUp(self):
        top = tempfile.TemporaryDirectory()
        self.addCleanup(top.cleanup)
        self.top = top.name

    def whole(self, text):
        page = Page(text)
        self.assertEqual(page.faults, [])
        self.assertNotIn("script", page.tags)
        self.assertEqual(len(page.ids), len(set(page.ids)), "an id twice")
        for link in page.links:
            self.assertTrue(link.startswith("#"), link)
            self.assertIn(link[1:], page.ids)
        self.assertIsNone(re.search(r"url\((?!#)|@import|https?:", text.split("</style>")[0]))
        return page

    def test_of_the_example_every_link_leads_somewhere(self):
        text = export(self.top, SOURCE / "examples/saltgate", "--format", "brief.html", "--tlp", "GREEN")
        page = self.whole(text)
        self.assertIn('<p class="marking">TLP:GREEN</p>', text)
        self.assertIn("svg", page.tags)
        self.assertGreater(len([i for i in page.ids if i.startswith("s")]), 30)

    def test_text_of_a_report_is_never_markup(self):
        report = pathlib.Path(self.top, "report.txt")
        report.write_text(HOSTILE, encoding="utf-8")
        text = export(self.top, report, "--format", "brief.html")
        page = self.whole(text)
        self.assertNotIn("b onclick", re.sub(r"&lt;.*?&gt;", "", text))
        self.assertIn("&lt;script&gt;", text)
        self.assertTrue([i for i in page.ids if i.startswith("s")], "nothing was read: the test tests nothing")

    def test_in_markdown_too(self):
        report = pathlib.Path(self.top, "report.txt")
        report.write_text(HOSTILE, encoding="utf-8")
        text = export(self.top, report, "--format", "brief.md")
        self.assertNotRegex(text, r"<\w")
        self.assertNotRegex(text, r"(?<!\\)\]\(")

    def test_the_checks_notice_what_they_are_for(self):
        self.assertTrue(Page("<p><b></p>").faults)
        self.assertTrue(Page("<p onclick=x></p>").faults)
        self.assertTrue(Page("<p>").faults)
        self.assertEqual(Page("<p><br></p>").faults, [])


if __name__ == "__main__":
    sys.exit(unittest.main())
