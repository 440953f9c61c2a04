"""Dawid and Skene by crowd-kit: python crowdkit_once.py CLAIMS.csv ANSWERS.csv

Prints one JSON object: claims, processor seconds from the table in memory to answers."""
import csv
import json
import sys
import time

import pandas
from crowdkit.aggregation import DawidSkene

with open(sys.argv[1], newline="", encoding="utf-8") as file:
    rows = list({(r["source"], r["object"]): r["value"] for r in csv.DictReader(file)}.items())
table = pandas.DataFrame({"worker": [k[0] for k, _ in rows], "task": [k[1] for k, _ in rows],
                          "label": [v for _, v in rows]})
DawidSkene(n_iter=2).fit_predict(table.head(500))  # warm
began = time.process_time()
answers = DawidSkene(n_iter=100).fit_predict(table)
seconds = time.process_time() - began
with open(sys.argv[2], "w", newline="", encoding="utf-8") as file:
    csv.writer(file).writerows([("object", "value"), *answers.items()])
print(json.dumps({"claims": len(rows), "seconds": seconds, "per_s": len(rows) / seconds}))
