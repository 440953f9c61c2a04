"""Words, sentences and features of the recaser: the Python twin of src/nlp/recase*.c.

A change here is a change there; train/recase/check.py compares the two.
"""
import unicodedata

L, C, U = 0, 1, 2  # lower, Capitalised, UPPER
PHRASE_MAX = 8
CLITICS = {"s", "re", "ve", "ll", "d", "m"}
STEM_ENDS = ("s", "es", "ed", "d", "ing", "ly", "ness", "er", "ers")
APOSTROPHES = "'\u2019"


class Word:
    __slots__ = ("begin", "end", "core", "low", "clitic", "dotted", "start", "before", "after",
                 "joined", "flags", "coarse", "phrase", "label")


class Tables:
    """data/case/words.txt and phrases.txt."""

    def __init__(self, folder):
        self.words, self.forms, self.phrases, self.prefixes = {}, {}, {}, set()
        for line in rows(folder + "/words.txt"):
            p = line.split("\t")
            self.words[p[0]] = p[1]
            if len(p) > 2:
                self.forms[p[0]] = p[2]
        for line in rows(folder + "/phrases.txt"):
            parts = line.split()
            key = tuple(norm(x) for x in parts)
            self.phrases[key] = "".join(
                "L" if x == x.lower() else "U" if x == x.upper() and len(x) > 1 else "C"
                for x in parts)
            for i in range(1, len(key) + 1):
                self.prefixes.add(key[:i])

    def flags(self, low):
        f = self.words.get(low)
        if f is not None or not low.isascii():
            return f or ""
        for end in STEM_ENDS:
            if low.endswith(end) and len(low) - len(end) >= 3:
                stem = low[:-len(end)]
                for s in (stem, stem + "e") if end[0] == "e" or end == "ing" else (stem,):
                    if any(x in "abc" for x in self.words.get(s, "")):
                        return "d"
        return ""


def rows(path):
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line and not line.startswith("#"):
            yield line


def norm(w):
    """The key of a word: lower case, digits as 0, curly apostrophe straight."""
    return "".join("0" if c.isdigit() else "'" if c == "\u2019" else lower(c) for c in w)


def lower(c):
    """Lower case where that is one character of as many bytes, else c itself."""
    low = c.lower()
    return low if len(low) == 1 and len(low.encode()) == len(c.encode()) else c


def is_word_char(c):
    return c.isalpha() or c.isdigit() or unicodedata.category(c)[0] == "M"


def initials_end(t, i):
    """End of initials such as U.S. or J.K. that start at i; 0 if there are none."""
    n, j = len(t), i + 1
    if not t[i].isalpha():
        return 0
    while j + 1 < n and t[j] == "." and t[j + 1].isalpha():
        j += 2
    if j > i + 1 and j < n and is_word_char(t[j]):
        j -= 2                            # "p.m.Tuesday": the last dot is no part
    if j == i + 1:
        return 0
    return j + 1 if j < n and t[j] == "." else j


def word_end(t, i):
    """End of the word that starts at i (a word character)."""
    n, j = len(t), initials_end(t, i)
    if j > 0:  # U.S.'s
        clitic = t[j:j + 1] in tuple(APOSTROPHES) and t[j + 1:j + 2] in ("s", "S")
        return j + 2 if clitic and not (j + 2 < n and is_word_char(t[j + 2])) else j
    j = i
    while j < n:
        c = t[j]
        if is_word_char(c):
            j += 1
        elif c in APOSTROPHES and j + 1 < n and t[j + 1].isalpha():
            j += 2
        elif c == "&" and j + 1 < n and t[j + 1].isalpha():
            j += 2
        else:
            break
    return j


def split(text, tables):
    """Words of a text with their surroundings; see Word."""
    words, i, n, last = [], 0, len(text), 0
    while i < n:
        if not is_word_char(text[i]):
            i += 1
            continue
        j = word_end(text, i)
        w = Word()
        w.begin, w.end = i, j
        raw = text[i:j]
        w.dotted = initials_end(text, i) > 0
        w.clitic = False
        core = raw
        if not w.dotted or not raw.endswith("."):
            k = max(raw.rfind("'"), raw.rfind("\u2019"))
            if k > 0 and raw[k + 1:].lower() in CLITICS:
                core, w.clitic = raw[:k], True
        w.core, w.low = core, norm(core)
        gap = text[last:i]
        w.before = punct(gap) if words else "^"
        if words:
            words[-1].after = w.before
        w.joined = gap == "-" and bool(words)
        w.start = not words or starts_sentence(text, words[-1], w, gap, tables)
        w.flags = tables.flags(w.low)
        w.coarse = coarse(w)
        w.phrase = ""
        w.label = L
        words.append(w)
        last = i = j
    if words:
        words[-1].after = "$"
    return words


def punct(gap):
    """The class of what stands between two words."""
    g = gap.strip()
    if not g:
        return "_"
    if g == "-":
        return "-"
    if "(" in g:
        return "("
    if ")" in g:
        return ")"
    if g[0] in ".!?":
        return "."
    if any(c in QUOTES for c in g):
        return "Q" if opens(gap) else "q"
    if g[0] in ",;":
        return ","
    if g[0] == ":":
        return ":"
    if g[0] in "@#":
        return "@"
    return "o"


QUOTES = "\"'\u201c\u2018\u201d\u2019\u00ab\u00bb"
OPENERS = set("the he she it in on at but and a an we they i this that there his her its as if "
              "when while after for to our you what who so by with from not no".split())
SAYERS = set("he she said says asked asks added wrote replied told tweeted cried".split())


def opens(gap):
    """Does the gap end in a quotation mark that opens (white space or nothing before it)?"""
    k = len(gap)
    while k > 0 and gap[k - 1] in QUOTES:
        k -= 1
    if k == len(gap):
        return False
    return k == 0 or gap[k - 1].isspace() or gap[k - 1] in "([\u2014-" or \
        gap[k] in "\u201c\u2018\u00ab"


def starts_sentence(text, prev, w, gap, tables):
    """Does w, after `gap`, begin a sentence?"""
    if "\n" in gap:
        return starts_line(text, prev, gap)
    g = gap.strip()
    if not g:
        return prev.dotted and prev.core.endswith(".") and not prev.clitic and w.low in OPENERS
    if not any(c.isspace() for c in gap):
        return g == "." and w.low in OPENERS and len(prev.low) > 2  # "in need.And"
    if prev.dotted and prev.core.endswith(".") and not prev.clitic and g[0] not in ".!?":
        return w.low in OPENERS and g[0] in QUOTES + ")"
    if g[0] == ".":
        initial = len(prev.core) == 1 and prev.core.isalpha() and prev.low != "i"
        short = initial or "B" in tables.words.get(prev.low, "")
        return g[1:2] not in tuple(",;)") if short and len(g) > 1 else not short
    if g[0] in "!?\u2026":
        return not (w.low in SAYERS and g[-1] in QUOTES and not opens(gap))
    if opens(gap):
        return g[0] in ",:-\u2014\u2013" or any(c in ".!?" for c in g)
    return any(c in ".!?" for c in g) or g in "\u2022\u25cf*"


def starts_line(text, prev, gap):
    """A new line begins a sentence unless the one before looks wrapped."""
    if gap.count("\n") > 1 or any(c in ".!?:\"\u201d" for c in gap):
        return True
    length = len(text[text.rfind("\n", 0, prev.begin) + 1:prev.end].encode())
    return length < 45 or length > 100


def coarse(w):
    f = w.flags
    if not f:
        return "0" if w.low[0] == "0" else "?"
    out = "a" if "a" in f else "b" if "b" in f else "c" if "c" in f else "d" if f == "d" else "_"
    out += ("D" if "D" in f else "W" if "W" in f else "F" if "F" in f else "G" if "G" in f else "S" if "S" in f else
            "N" if "N" in f else "A" if "A" in f else "U" if "U" in f else "-")
    for x in "vnjr":
        if x in f:
            return out + x
    return out


def phrases(words, tables):
    """Mark words inside the longest known name with B/I and their casing there."""
    i, n = 0, len(words)
    while i < n:
        best, key, j = 0, (), i
        while j < n and (j == i or (words[j].before in "_-" and not words[j].start)):
            key += (words[j].low,)
            if len(key) > PHRASE_MAX or key not in tables.prefixes:
                break
            j += 1
            if key in tables.phrases and len(key) > 1:
                best = j
        if best:
            case = tables.phrases[key[:best - i]] if key[:best - i] in tables.phrases else \
                tables.phrases[tuple(w.low for w in words[i:best])]
            for k in range(i, best):
                words[k].phrase = ("B" if k == i else "I") + case[k - i]
            i = best
        else:
            i += 1


def shape(w):
    s = w.low
    n = len(s)
    size = "1" if n == 1 else "2" if n == 2 else "3" if n == 3 else "4" if n == 4 else \
        "5" if n <= 6 else "7"
    vowel = "v" if any(c in "aeiouy" for c in s) else "x"
    return size + vowel + ("." if w.dotted else "") + ("0" if "0" in s else "")


SMALL = set("of the and for in on to a an".split())


def is_initials(words, i):
    """Is "(ABC)" made of the first letters of the words before it?"""
    w = words[i]
    if w.before != "(" or not 2 <= len(w.low) <= 8:
        return False
    k, j = len(w.low), i
    while k > 0 and j > 0 and i - j < 12:
        j -= 1
        if words[j].low[0] == w.low[k - 1]:
            k -= 1
        elif words[j].low not in SMALL:
            return False
        if words[j].start:
            break
    return k == 0


def head_ahead(words, i):
    """How far ahead, in the same run of words, one that heads organisations stands."""
    for d in range(1, 4):
        if i + d >= len(words) or words[i + d].before not in "_-" or words[i + d].start:
            break
        if "O" in words[i + d].flags:
            return str(d)
    return "0"


def static(words, i):
    """Features that do not look at labels."""
    n = len(words)
    w = words[i]
    p1 = words[i - 1] if i > 0 else None
    p2 = words[i - 2] if i > 1 else None
    n1 = words[i + 1] if i + 1 < n else None
    n2 = words[i + 2] if i + 2 < n else None
    if p1 is None or w.start:
        p1l = p2l = "^"
        p1c = p2c = "^"
    else:
        p1l, p1c = p1.low, p1.coarse
        p2l, p2c = (p2.low, p2.coarse) if p2 is not None and not p1.start else ("^", "^")
    if n1 is None or n1.start:
        n1l = n2l = n1c = n2c = "$"
    else:
        n1l, n1c = n1.low, n1.coarse
        n2l, n2c = (n2.low, n2.coarse) if n2 is not None and not n2.start else ("$", "$")
    w0, f0, c0 = w.low, w.flags, w.coarse
    st = "1" if w.start else "0"
    sh = shape(w)
    f = [
        "w " + w0, "f " + f0, "p " + p1l, "n " + n1l, "P " + p2l, "N " + n2l,
        "pw " + p1l + " " + w0, "wn " + w0 + " " + n1l,
        "pc " + p1l + " " + c0, "cn " + c0 + " " + n1l,
        "pf " + p1c + " " + c0, "fn " + c0 + " " + n1c, "pfn " + p1c + " " + c0 + " " + n1c,
        "Pf " + p2c + " " + p1c + " " + c0, "fN " + c0 + " " + n1c + " " + n2c,
        "wf " + w0 + " " + p1c, "wg " + w0 + " " + n1c,
        "b " + w.before + " " + c0, "a " + w.after + " " + c0, "ba " + w.before + w.after + " " + c0,
        "s " + st + " " + c0, "sh " + sh + " " + c0, "x " + w.phrase, "xf " + w.phrase + " " + c0,
        "cl " + ("1" if w.clitic else "0") + " " + c0,
        "nx " + (n1.phrase if n1 is not None else "$") + " " + c0,
        "sb " + sh + w.before, "in " + ("1" if is_initials(words, i) else "0") + sh,
        "oh " + head_ahead(words, i) + " " + c0,
    ]
    if not f0 or f0 == "d" or "c" in f0 or "K" in f0:
        f.append("e3 " + w0[-3:] + " " + c0[0])
        f.append("e2 " + w0[-2:] + " " + c0[0])
        f.append("i2 " + w0[:2] + " " + c0[0])
    return f, p1l, p2l, n1c


def dynamic(words, i, t1, t2, p1l, n1c):
    """Features that look at the two labels before ("^" at the start of a sentence)."""
    w = words[i]
    c0 = w.coarse
    return [
        "t " + t1, "tt " + t2 + t1, "tw " + t1 + " " + w.low, "tc " + t1 + " " + c0,
        "tf " + t1 + " " + w.flags, "tp " + t1 + " " + p1l + " " + c0,
        "ttc " + t2 + t1 + " " + c0, "tpt " + t2 + " " + p1l + " " + c0,
        "tcn " + t1 + " " + c0 + " " + n1c, "tb " + t1 + w.before + " " + c0,
    ]
