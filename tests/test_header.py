"""The public header compiles alone, as strict C17 and as C++; every other header alone too."""
import os
import pathlib
import shutil
import subprocess
import unittest

SOURCE = pathlib.Path(os.environ.get("ASC_SOURCE", pathlib.Path(__file__).parent.parent))
CC = os.environ.get("CC", "cc")
CXX = "clang++" if "clang" in os.path.basename(CC) else "g++"
INCLUDES = [f"-I{SOURCE}/include", f"-I{SOURCE}/src"]
STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-Wshadow", "-Wconversion", "-Wundef"]

USE = '#include <{header}>\n#include <{header}>\nint main({void}) {{ return ASC_OK; }}\n'


def complaints(command, text):
    done = subprocess.run(command, input=text, capture_output=True, text=True)
    return done.stderr if done.returncode else ""


class Header(unittest.TestCase):
    def test_the_public_header_is_strict_c17(self):
        text = USE.format(header="ascribe.h", void="void")
        for standard in ("c17", "c2x"):
            command = [CC, f"-std={standard}", *STRICT, f"-I{SOURCE}/include", "-fsyntax-only", "-x", "c", "-"]
            self.assertEqual(complaints(command, text), "", standard)

    def test_each_part_of_it_needs_nothing_before_it(self):
        parts = sorted((SOURCE / "include/ascribe").glob("*.h"))
        self.assertTrue(parts)
        for part in parts:
            command = [CC, "-std=c17", *STRICT, f"-I{SOURCE}/include", "-fsyntax-only", "-x", "c", "-"]
            with self.subTest(header=part.name):
                text = f"#include <ascribe/{part.name}>\nint asc_headertest;\n"
                self.assertEqual(complaints(command, text), "")

    def test_the_public_header_is_cplusplus(self):
        if not shutil.which(CXX):
            self.skipTest(f"no {CXX}")
        text = USE.format(header="ascribe.h", void="")
        for standard in ("c++11", "c++17", "c++20"):
            command = [CXX, f"-std={standard}", *STRICT, f"-I{SOURCE}/include", "-fsyntax-only", "-x", "c++", "-"]
            self.assertEqual(complaints(command, text), "", standard)

    def test_every_other_header_needs_nothing_before_it(self):
        """One program for all, each header in a translation unit of its own."""
        headers = sorted((SOURCE / "src").rglob("*.h"))
        self.assertTrue(headers)
        for header in headers:
            name = header.relative_to(SOURCE / "src").as_posix()
            # Poison, and bodies that are included once for each set of macros.
            if name == "base/banned.h" or name.endswith("_body.h"):
                continue
            command = [CC, "-std=c17", *STRICT, *INCLUDES, "-fsyntax-only", "-x", "c", "-"]
            with self.subTest(header=name):
                text = f'#include "{name}"\n#include "{name}"\nint asc_headertest;\n'
                self.assertEqual(complaints(command, text), "")


if __name__ == "__main__":
    unittest.main()
