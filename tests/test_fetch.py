"""Pages over the network, from a server on this machine; what must not be asked is not."""
import http.server
import json
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import threading
import time
import unittest

SOURCE = pathlib.Path(os.environ.get("ASC_SOURCE", pathlib.Path(__file__).parent.parent))
BUILD = pathlib.Path(os.environ.get("ASC_BUILD", SOURCE / "build/release"))
FETCH = BUILD / "ascribe-fetch"
TEXT = b"A bomb went off in Dorrin.\n\nNobody claimed it.\n"


RUSSIAN = "<div><meta charset=koi8-r><p>Взрыв прогремел на рынке в среду утром, погибли семь человек, сообщили в полиции.</p></div>"


class Site(http.server.BaseHTTPRequestHandler):
    robots, asked, answer = (404, b""), [], TEXT

    def log_message(self, *arguments):
        pass

    def send(self, status, body, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        Site.asked.append((self.path, dict(self.headers)))
        path = self.path.partition("?")[0]
        if path == "/robots.txt":
            self.send(*Site.robots)
        elif path == "/inside":
            self.send(302, b"", Location="http://169.254.169.254/latest/secret")
        elif path == "/local-file":
            self.send(302, b"", Location="file:///etc/passwd")
        elif path == "/moved":
            self.send(301, b"", Location="/page.txt")
        elif path == "/round":
            self.send(302, b"", Location="/round")
        elif path == "/gone":
            self.send(404, b"not here")
        elif path == "/slow":
            time.sleep(3)
            self.send(200, TEXT)
        elif path == "/large":
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(66):
                    self.wfile.write(b"x" * (1 << 20))
            except OSError:
                pass
        elif path == "/russian":
            self.send(200, RUSSIAN.encode("windows-1251"), Content_Type="text/html; charset=windows-1251")
        else:
            self.send(200, Site.answer, Content_Type="text/plain; charset=utf-8",
                      Last_Modified="Tue, 04 Jun 2013 09:00:00 GMT")


@unittest.skipUnless(FETCH.exists(), "no libcurl: ascribe-fetch was not built")
class Fetch(unittest.TestCase):
    def setUp(self):
        self.top = pathlib.Path(tempfile.mkdtemp(prefix="ascribe-fetch-"))
        self.addCleanup(shutil.rmtree, self.top)
        self.case = self.top / "a.case"
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
        self.site = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        Site.robots, Site.asked, Site.answer = (404, b""), [], TEXT

    def run_it(self, *command, permit=True, **more):
        environment = dict(os.environ, **more)
        environment.pop("ASCRIBE_FETCH_LOOPBACK", None)
        if permit:
            environment["ASCRIBE_FETCH_LOOPBACK"] = "permit"
        return subprocess.run([str(c) for c in command], capture_output=True, text=True, env=environment,
                              timeout=120)

    def add(self, *urls, **more):
        return self.run_it(BUILD / "ascribe", "add", self.case, "--fetch", "--who", "ada", *urls, **more)

    def refused(self, url, reason, **more):
        done = self.add(url, **more)
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn(reason, done.stderr)

    def pages_asked(self):
        return [path for path, _ in Site.asked if path != "/robots.txt"]

    def test_bytes_address_and_dates_are_kept(self):
        done = self.add(f"{self.site}/moved?x=1", f"{self.site}/other.txt")
        self.assertEqual((done.returncode, done.stdout), (0, "added 1 new report, 1 seen again elsewhere\n"), done.stderr)
        listed = self.run_it(BUILD / "ascribe", "reports", self.case, "--json").stdout.splitlines()
        report = json.loads(listed[0])
        self.assertEqual(report["path"], f"{self.site}/moved?x=1")
        self.assertEqual(report["url"], f"{self.site}/page.txt")
        dump = self.run_it(BUILD / "ascribe", "dump", self.case).stdout
        facts = [json.loads(json.loads(line)["facts"]) for line in dump.splitlines() if '"facts"' in line]
        moved = next(f for f in facts if "final_url" in f)
        self.assertEqual(moved["last_modified"], "Tue, 04 Jun 2013 09:00:00 GMT")
        self.assertIn("GMT", moved["date"])
        self.assertEqual(moved["status"], 200)
        self.assertIn("Last-Modified: Tue, 04 Jun 2013 09:00:00 GMT", moved["headers"])
        self.assertFalse([h for h in moved["headers"] if h.lower().startswith("set-cookie") or h.startswith("Location")])
        self.assertEqual((report["told"]["status"], report["told"]["final_url"], report["fetched"]),
                         (200, f"{self.site}/page.txt", report["arrived"]))
        shown = self.run_it(BUILD / "ascribe", "reports", self.case, "r1").stdout
        self.assertIn(f"fetched {report['arrived']} from {self.site}/page.txt, HTTP 200", shown)
        self.assertIn("the case is whole", self.run_it(BUILD / "ascribe", "verify", self.case).stdout)
        raw = self.run_it(BUILD / "ascribe", "reports", self.case, "r1", "--bytes").stdout
        self.assertEqual(raw.encode(), TEXT)

    def test_what_the_server_says_of_a_page_goes_before_the_page(self):
        self.add(f"{self.site}/russian")
        listed = self.run_it(BUILD / "ascribe", "reports", self.case, "--json", "--text").stdout
        report = json.loads(listed)
        self.assertEqual((report["charset"], report["media_type"]), ("Windows-1251", "text/html"))
        self.assertIn("Взрыв прогремел на рынке", report["text"])
        verified = json.loads(self.run_it(BUILD / "ascribe", "verify", self.case, "--json").stdout)
        self.assertEqual((verified["arrivals"], verified["fetched"], verified["faults"]), (1, 1, 0))

    def test_two_fetches_of_one_address_are_versions(self):
        self.add(f"{self.site}/page.txt")
        Site.answer = TEXT + b"\nCorrection: it was in Corin.\n"
        self.add(f"{self.site}/page.txt")
        listed = self.run_it(BUILD / "ascribe", "reports", self.case).stdout
        self.assertIn("version 1 of 2", listed)
        self.assertIn("version 2 of 2", listed)

    def test_nothing_is_sent_but_the_address(self):
        self.add(f"{self.site}/page.txt", https_proxy="http://127.0.0.1:9", http_proxy="http://127.0.0.1:9")
        self.assertEqual(self.pages_asked(), ["/page.txt"])
        for _, headers in Site.asked:
            self.assertEqual(set(headers), {"Host", "User-Agent", "Accept"})

    def test_nothing_is_fetched_unless_it_was_asked_for(self):
        done = self.run_it(BUILD / "ascribe", "add", self.case, f"{self.site}/page.txt")
        self.assertEqual(done.returncode, 2)
        self.assertIn("--fetch", done.stderr)
        self.assertEqual(Site.asked, [])

    def test_addresses_that_are_not_public_are_refused(self):
        self.refused(f"{self.site}/page.txt", "not a public one", permit=False)
        self.refused(self.site.replace("127.0.0.1", "localhost") + "/page.txt", "not a public one", permit=False)
        for host in ("10.0.0.1", "192.168.1.1", "172.20.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "[::]",
                     "[fe80::1]", "[fd00::1]", "[::ffff:10.0.0.1]", "[2002:a00:1::]", "[64:ff9b::a00:1]", "0x0a000001"):
            with self.subTest(host=host):
                self.refused(f"http://{host}/x", "not a public one")
        self.assertEqual(Site.asked, [])

    def test_a_redirect_into_the_network_is_refused(self):
        self.refused(f"{self.site}/inside", "not a public one")
        self.refused(f"{self.site}/local-file", "refused")
        self.refused(f"{self.site}/round", "redirects")

    def test_robots_are_asked_and_obeyed(self):
        cases = [
            (b"User-agent: *\nDisallow: /\n", "/page.txt", False),
            (b"User-agent: *\nDisallow: /private\n", "/page.txt", True),
            (b"User-agent: *\nDisallow: /\n\nUser-agent: Ascribe\nDisallow: /x\n", "/page.txt", True),
            (b"User-agent: ascribe\nDisallow: /\n\nUser-agent: *\nAllow: /\n", "/page.txt", False),
            (b"User-agent: *\nDisallow: /p\nAllow: /page\n", "/page.txt", True),
            (b"User-agent: *\nDisallow: /*.txt$\n", "/page.txt", False),
            (b"User-agent: *\nDisallow: /*.txt$\n", "/page.txt?x", True),
            (b"# nothing\nUser-agent: other\nDisallow: /\n", "/page.txt", True),
        ]
        for robots, path, allowed in cases:
            with self.subTest(robots=robots, path=path):
                Site.robots, Site.asked = (200, robots), []
                done = self.add(self.site + path)
                self.assertEqual(self.pages_asked(), [path] if allowed else [])
                self.assertEqual("robots.txt forbids it" in done.stderr, not allowed)

    def test_a_site_whose_robots_cannot_be_read_is_closed(self):
        Site.robots = (503, b"")
        self.refused(f"{self.site}/page.txt", "robots.txt cannot be read")
        self.assertEqual(self.pages_asked(), [])

    def test_what_is_too_large_too_slow_or_gone_is_refused_and_the_rest_goes_on(self):
        done = self.add(f"{self.site}/large", f"{self.site}/gone", f"{self.site}/page.txt",
                        f"http://ada:secret@127.0.0.1:{self.server.server_address[1]}/page.txt")
        self.assertIn("over 67108864 bytes", done.stderr)
        self.assertIn("the site answers 404", done.stderr)
        self.assertIn("no names or passwords", done.stderr)
        self.assertIn("added 1 new report, 3 refused", done.stdout)
        slow = self.run_it(FETCH, "--seconds", "1", f"{self.site}/slow")
        self.assertIn("error", slow.stdout)
        self.assertIn("timed out", slow.stdout)

    def test_a_server_that_says_nothing_costs_its_time_alone(self):
        silent = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(silent.close)
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/x"
        done = self.run_it(FETCH, "--seconds", "1", url, f"{self.site}/page.txt")
        self.assertIn("error its robots.txt cannot be read", done.stdout)
        self.assertIn("status 200", done.stdout)


if __name__ == "__main__":
    unittest.main()
