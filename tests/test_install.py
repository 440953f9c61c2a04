"""What `make install` leaves is enough: a program is built against it with pkg-config,
shared and static, and gives the same answer as the one in the build."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ.get("ASC_SOURCE", pathlib.Path(__file__).parent.parent))
BUILD = pathlib.Path(os.environ.get("ASC_BUILD", SOURCE / "build/release"))
MODEL = pathlib.Path(os.environ.get("ASC_MODEL", SOURCE / "build/model/en_core_web_sm-3.8.0.asc"))
CC = os.environ.get("CC", "cc")
EXAMPLE = SOURCE / "examples/annotate.c"
TEXT = SOURCE / "examples/saltgate/plain/01-meridian-flash.txt.txt"
CACHE = (BUILD / "CMakeCache.txt").read_text(encoding="utf-8")
# A library with sanitizers inside needs them in the program too.
SANITIZE = ["-fsanitize=address,undefined"] if "ASC_SANITIZE:BOOL=ON" in CACHE else []


def run(command, **options):
    done = subprocess.run([str(c) for c in command], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, **options)
    if done.returncode:
        raise AssertionError(f"{command}: exit {done.returncode}\n{done.stderr}{done.stdout}")
    return done.stdout


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.top = pathlib.Path(tempfile.mkdtemp(prefix="ascribe-install-"))
        cls.root = cls.top / "root"
        run(["cmake", "--install", BUILD], env=dict(os.environ, DESTDIR=str(cls.root)))
        (cls.library,) = (p.parent for p in cls.root.rglob("libascribe.a"))
        prefix = re.search(r"CMAKE_INSTALL_PREFIX:PATH=(.*)", CACHE).group(1)
        cls.prefix = cls.root / prefix.lstrip("/")
        cls.environment = dict(os.environ, PKG_CONFIG_SYSROOT_DIR=str(cls.root),
                               PKG_CONFIG_LIBDIR=f"{cls.library}/pkgconfig:" + run(
                                   ["pkg-config", "--variable", "pc_path", "pkg-config"]).strip())

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.top)

    def pkg_config(self, *arguments):
        return run(["pkg-config", *arguments, "ascribe"], env=self.environment).split()

    def test_everything_promised_is_there(self):
        promised = ["bin/ascribe", "include/ascribe.h",
                    *(f"include/ascribe/{p.name}" for p in (SOURCE / "include/ascribe").glob("*.h"))]
        if MODEL.exists():
            promised.append("share/ascribe/en_core_web_sm-3.8.0.asc")
        if shutil.which("lowdown"):
            promised += [f"share/man/man1/ascribe-{p.stem}.1" for p in
                         (SOURCE / "docs/commands").glob("*.md") if p.stem != "README"]
        for name in promised:
            self.assertTrue((self.prefix / name).exists(), name)
        self.assertTrue(list(self.library.glob("libascribe.so.*.*.*")))
        self.assertEqual(self.pkg_config("--modversion"), [(re.search(
            r'ASC_VERSION "(.*)"', (SOURCE / "include/ascribe/words.h").read_text()).group(1))])

    def test_the_shared_library_shows_the_public_functions_alone(self):
        shared = self.library / "libascribe.so"
        shown = {line.split()[-1] for line in run(["nm", "-D", "--defined-only", shared]).splitlines()}
        header = "".join(p.read_text(encoding="utf-8") for p in (SOURCE / "include/ascribe").glob("*.h"))
        public = set(re.findall(r"^[a-z][\w ]*[ *](asc_\w+)\(", header, re.M))
        self.assertEqual({s for s in shown if s.startswith("asc_")}, public)
        self.assertRegex(run(["readelf", "-d", shared]), r"SONAME.*libascribe\.so\.\d+\.\d+\]")

    @unittest.skipUnless(EXAMPLE.exists(), "no examples/annotate.c")
    def test_the_example_is_built_against_it_and_runs(self):
        flags = ["-std=c17", "-Wall", "-Wextra", "-Werror", *SANITIZE, *self.pkg_config("--cflags")]
        shared, static = self.top / "annotate-shared", self.top / "annotate-static"
        run([CC, *flags, EXAMPLE, "-o", shared, *self.pkg_config("--libs"), *SANITIZE])
        libraries = [str(self.library / "libascribe.a") if word == "-lascribe" else word
                     for word in self.pkg_config("--libs", "--static")]
        run([CC, *flags, EXAMPLE, "-o", static, *libraries, *SANITIZE])
        if not MODEL.exists():
            self.skipTest("no model; make model")
        installed = self.prefix / "share/ascribe" / MODEL.name
        answers = [run([program, installed, TEXT], env=dict(os.environ, LD_LIBRARY_PATH=str(self.library)))
                   for program in (shared, static)]
        self.assertTrue(answers[0].strip())
        self.assertEqual(answers[0], answers[1])

    @unittest.skipUnless(MODEL.exists(), "no model; make model")
    def test_the_installed_program_finds_its_model(self):
        environment = {k: v for k, v in os.environ.items() if k != "ASCRIBE_MODEL"}
        answers = [run([program, "annotate", TEXT], env=environment, cwd="/")
                   for program in (self.prefix / "bin/ascribe", BUILD / "ascribe")]
        self.assertTrue(answers[0].strip())
        self.assertEqual(answers[0], answers[1])


if __name__ == "__main__":
    unittest.main()
