"""The tokeniser's rules: spaCy's regular expressions, exceptions and norms.

spaCy keeps its rules as Python regular expressions, which differ from PCRE2's in
what a class means and in what a class may hold. So they are not copied but parsed
and written anew, every class as the code points it matches. On the way the
properties that src/nlp/cut.c relies on to stay linear are checked.

Sections (src/nlp/cut_rules.c reads them):
    tok.prefix, tok.suffix, tok.infix, tok.url   PCRE2 patterns, UTF-8
    tok.limits         u32: characters a suffix can span, the character of which a
                       suffix may take a whole run however long (0: none)
    tok.exceptions     strings: the exceptions, by bytes
    tok.exception_first  u32, exceptions + 1: where each exception's pieces start
    tok.pieces         strings: the pieces
    tok.piece_norm     u32 for each piece: its norm in tok.norms, or NO_NORM
    tok.norms          strings: norms
    tok.norm_key       u64, ascending: string ids that have a norm of their own
    tok.norm_value     u32 for each: the norm in tok.norms
    tok.symbols        strings: those that have a small number as their id
"""
import os

import msgpack
import numpy as np

from . import container

try:
    from re import _constants as sre, _parser as sre_parse
except ImportError:  # Python before 3.11
    import sre_constants as sre
    import sre_parse

NO_NORM = 0xFFFFFFFF
ORTH, NORM = 65, 67  # spaCy's attribute numbers, as the tokenizer's msgpack has them

# What str.isspace and the \s of Python's re mean (Unicode 4.0 to 16.0).
SPACE = [(0x09, 0x0D), (0x1C, 0x20), (0x85, 0x85), (0xA0, 0xA0), (0x1680, 0x1680),
         (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000)]

# Norms that every language of spaCy shares; they are in its code, not in the model.
# Source: spacy/lang/norm_exceptions.py of spaCy 3.8.18 (MIT licence), read 2026-11.
BASE_NORMS = {
    "'s": "'s 'S ’s ’S",
    "'": "’ ‘ ´ `",
    '"': "” “ '' `` ´´ „ » « ‘‘ ’’",
    "?": "？", "!": "！", ",": "，", ";": "；", ":": "：", ".": "。 ।", "...": "…",
    "-": "— – -- --- ——",
    "$": "€ £ ¥ ฿ US$ C$ A$ ₺ ₹ ৳ ₩ Mex$ ₣ E£",
}


# ---- Python's regular expressions in PCRE2's words ---------------------------

def code(point):
    return f"\\x{{{point:x}}}"


def span(low, high):
    return code(low) if low == high else f"{code(low)}-{code(high)}"


SPACE_CLASS = "".join(span(*pair) for pair in SPACE)
# isalnum and "_": every letter and everything with a numeric value, which are the
# categories L and N and a few letters of category Lo that L holds already.
CATEGORIES = {
    sre.CATEGORY_DIGIT: "\\p{Nd}",
    sre.CATEGORY_SPACE: SPACE_CLASS,
    sre.CATEGORY_WORD: "\\p{L}\\p{N}_",
}
NEGATED = {
    sre.CATEGORY_NOT_DIGIT: sre.CATEGORY_DIGIT,
    sre.CATEGORY_NOT_SPACE: sre.CATEGORY_SPACE,
    sre.CATEGORY_NOT_WORD: sre.CATEGORY_WORD,
}


def char_class(items):
    """A set of characters, as the parser gives it."""
    if len(items) == 1 and items[0][0] is sre.CATEGORY and items[0][1] in NEGATED:
        return f"[^{CATEGORIES[NEGATED[items[0][1]]]}]"
    out = ""
    for op, value in items:
        if op is sre.NEGATE:
            out += "^"
        elif op is sre.LITERAL:
            out += code(value)
        elif op is sre.RANGE:
            out += span(*value)
        elif op is sre.CATEGORY and value in CATEGORIES:
            out += CATEGORIES[value]
        else:
            raise ValueError(f"a class of characters with {op} {value}")
    return f"[{out}]"


def count(low, high):
    if high is sre.MAXREPEAT:
        return {0: "*", 1: "+"}.get(low, f"{{{low},}}")
    if (low, high) == (0, 1):
        return "?"
    return f"{{{low}}}" if low == high else f"{{{low},{high}}}"


def translate(items):
    """PCRE2 text for a parsed pattern. Refuses what it does not know."""
    out = ""
    for op, value in items:
        if op is sre.LITERAL:
            out += code(value)
        elif op is sre.NOT_LITERAL:
            out += f"[^{code(value)}]"
        elif op is sre.IN:
            out += char_class(value)
        elif op is sre.AT and value is sre.AT_BEGINNING:
            out += "\\A"
        elif op is sre.AT and value is sre.AT_END:
            out += "\\z"  # no chunk but one of white space ends in a newline
        elif op is sre.BRANCH:
            out += "(?:" + "|".join(translate(arm) for arm in value[1]) + ")"
        elif op is sre.SUBPATTERN:
            _, add, remove, inner = value
            assert not add and not remove
            out += "(?:" + translate(inner) + ")"
        elif op is sre.MAX_REPEAT:
            low, high, inner = value
            atom = len(inner) == 1 and inner[0][0] in (sre.LITERAL, sre.NOT_LITERAL, sre.IN)
            text = translate(inner)  # PCRE2 copies a repeated group, but not a class
            out += (text if atom else f"(?:{text})") + count(low, high)
        elif op in (sre.ASSERT, sre.ASSERT_NOT):
            direction, inner = value
            sign = "=" if op is sre.ASSERT else "!"
            out += "(?" + ("<" if direction < 0 else "") + sign + translate(inner) + ")"
        else:
            raise ValueError(f"a regular expression with {op}")
    return out


def parse(pattern):
    parsed = sre_parse.parse(pattern)
    assert parsed.state.flags & ~sre.SRE_FLAG_UNICODE == 0, "flags beyond Unicode"
    return list(parsed)


def arms(items):
    """The alternatives of a pattern that is one choice, perhaps behind a common head."""
    assert items[-1][0] is sre.BRANCH
    return [items[:-1] + list(arm) for arm in items[-1][1][1]]


# ---- What each pattern must be for the cutter's shortcuts to be exact --------

def prefix(pattern):
    items = parse(pattern)
    assert all(arm[0] == (sre.AT, sre.AT_BEGINNING) for arm in arms(items))
    return translate(items)


def suffix(pattern):
    """Also how far from the end a match can start, but for runs of one character."""
    items = parse(pattern)
    window, run = 0, set()
    for arm in arms(items):
        assert arm[-1] == (sre.AT, sre.AT_END)
        body = sre_parse.SubPattern(sre_parse.State(), arm[:-1])
        low, high = body.getwidth()
        if high < sre.MAXREPEAT and high < 64:
            window = max(window, high)
            continue
        # "\.\.+": one character, at least so often, and nothing else.
        chars = set()
        for op, value in arm[:-1]:
            if op is sre.MAX_REPEAT:
                assert value[1] is sre.MAXREPEAT and len(value[2]) == 1
                op, value = value[2][0]
            assert op is sre.LITERAL
            chars.add(value)
        assert len(chars) == 1
        run |= chars
        window = max(window, low)
    assert len(run) <= 1, "suffixes that take runs of several characters"
    return translate(items), window, run.pop() if run else 0


def infix(pattern):
    items = parse(pattern)
    for arm in arms(items):
        assert sre_parse.SubPattern(sre_parse.State(), arm).getwidth()[0] > 0
    return translate(items)


def url(pattern):
    """The pattern for URLs, made linear without changing what it accepts.

    Only whether it matches is asked, and of text without white space. There
    "\\S+(?::\\S*)?@" accepts what "\\S+@" does but tries every pair of a colon and an
    at sign; and labels that were taken, each up to its full stop, never need to be
    given back: what could follow them instead would have to stop inside a label.
    """
    old = r"(?:\S+(?::\S*)?@)?"
    assert pattern.count(old) == 1
    out = translate(parse(pattern.replace(old, r"(?:\S+@)?")))
    label_end = "\\x{2e})+"
    assert out.count(label_end) == 1
    return out.replace(label_end, label_end + "+")


def check_white_space(data):
    """White space between words is one token, whatever it is; nothing cuts it."""
    import re
    for low, high in SPACE:
        for point in range(low, high + 1):
            for text in (chr(point), chr(point) * 3):
                for name in ("prefix_search", "suffix_search", "infix_finditer", "url_match"):
                    assert not re.search(data[name], text), (name, point)
    for orth, pieces in data["exceptions"].items():
        if orth.isspace():
            assert [piece[ORTH] for piece in pieces] == [orth], orth
        else:
            assert not any(c.isspace() for c in orth), orth


# ---- Strings and their numbers -----------------------------------------------

def murmur64a(data, seed=1):
    """MurmurHash64A, Austin Appleby, public domain: the hash of spaCy's StringStore."""
    m, mask = 0xC6A4A7935BD1E995, 0xFFFFFFFFFFFFFFFF
    h = (seed ^ (len(data) * m)) & mask
    whole = len(data) - len(data) % 8
    for i in range(0, whole, 8):
        k = (int.from_bytes(data[i:i + 8], "little") * m) & mask
        k = ((k ^ (k >> 47)) * m) & mask
        h = ((h ^ k) * m) & mask
    if whole < len(data):
        h = ((h ^ int.from_bytes(data[whole:], "little")) * m) & mask
    h = ((h ^ (h >> 47)) * m) & mask
    return h ^ (h >> 47)


def symbols():
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "spacy_symbols.txt")
    with open(path, encoding="utf-8") as lines:
        names = [line.rstrip("\n") for line in lines if not line.startswith("#")]
    assert names[0] == "" and len(set(names)) == len(names)
    return names


def norm_table(folder, number):
    """{string id: norm}: the model's own table goes before the shared one."""
    table = {number(orth): norm for norm, orths in BASE_NORMS.items() for orth in orths.split()}
    with open(os.path.join(folder, "vocab", "lookups.bin"), "rb") as data:
        lookups = msgpack.unpackb(data.read(), strict_map_key=False)
    table.update(lookups.get("lexeme_norm", {}))
    return table


def u32(values):
    return np.asarray(values, dtype="<u4").tobytes()


def sections(folder):
    with open(os.path.join(folder, "tokenizer"), "rb") as file:
        data = msgpack.unpackb(file.read(), strict_map_key=False)
    assert data["token_match"] is None and data["faster_heuristics"] is True
    check_white_space(data)
    suffix_pattern, window, run = suffix(data["suffix_search"])
    out = {
        "tok.prefix": prefix(data["prefix_search"]).encode(),
        "tok.suffix": suffix_pattern.encode(),
        "tok.infix": infix(data["infix_finditer"]).encode(),
        "tok.url": url(data["url_match"]).encode(),
        "tok.limits": u32([window, run]),
    }

    names = symbols()
    ids = {name: i for i, name in enumerate(names)}

    def number(text):
        return ids[text] if text in ids else murmur64a(text.encode())

    table = norm_table(folder, number)
    rules = sorted(data["exceptions"].items(), key=lambda item: item[0].encode())
    norms = sorted(set(table.values()) | {p[NORM] for _, ps in rules for p in ps if NORM in p})
    place = {norm: i for i, norm in enumerate(norms)}
    pieces = [piece for _, parts in rules for piece in parts]
    for orth, parts in rules:
        assert "".join(p[ORTH] for p in parts) == orth
        assert all(set(p) <= {ORTH, NORM} for p in parts)
    out.update(container.strings("tok.exceptions", [orth for orth, _ in rules]))
    out["tok.exception_first"] = u32(np.cumsum([0] + [len(parts) for _, parts in rules]))
    out.update(container.strings("tok.pieces", [piece[ORTH] for piece in pieces]))
    out["tok.piece_norm"] = u32([place[p[NORM]] if NORM in p else NO_NORM for p in pieces])
    out.update(container.strings("tok.norms", norms))
    out["tok.norm_key"] = np.asarray(sorted(table), dtype="<u8").tobytes()
    out["tok.norm_value"] = u32([place[table[key]] for key in sorted(table)])
    out.update(container.strings("tok.symbols", names))
    return out
