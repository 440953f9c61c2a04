"""What the models of names are trained on: the development pairs and queries, nothing else.

name_bench (826 pairs by others) measures only: no program of train/ may open it.
"""
import os
import pathlib
import re
import unittest

SOURCE = pathlib.Path(os.environ.get("ASC_SOURCE", pathlib.Path(__file__).parent.parent))
# Every file of tables that the programs of train/names may name.
MAY_OPEN = {"pairs_dev.csv.gz", "screen_dev.csv.gz", "screen_list.csv.gz", "sdn.csv", "alt.csv", "cons_prim.csv",
            "cons_alt.csv", "UN_consolidated_2026-02-27.xml"}


def texts(folder):
    return {p.relative_to(SOURCE).as_posix(): p.read_text(encoding="utf-8", errors="replace")
            for p in sorted((SOURCE / folder).rglob("*")) if p.is_file() and "__pycache__" not in p.parts}


class Training(unittest.TestCase):
    def test_no_program_of_train_names_name_bench(self):
        found = texts("train")
        self.assertIn("train/names/model", found)
        for name, text in found.items():
            self.assertNotRegex(text, "(?i)name_bench|nomenklatura", name)

    def test_the_programs_open_only_what_they_may(self):
        for name, text in texts("train/names").items():
            opened = re.findall(r"[\"'/]([\w-]+\.(?:csv\.gz|csv|xml))[\"']", text)
            self.assertLessEqual(set(opened), MAY_OPEN, name)
            self.assertNotRegex(text, r"\.(r?glob|iterdir|listdir|walk)\(", name)

    def test_the_check_would_notice(self):
        self.assertRegex("open(NAMES / 'nomenklatura_name_bench_cases.csv')", "(?i)name_bench|nomenklatura")
        self.assertEqual(re.findall(r"[\"'/]([\w-]+\.(?:csv\.gz|csv|xml))[\"']", "rows(NAMES / 'other.csv')"),
                         ["other.csv"])


if __name__ == "__main__":
    unittest.main()
