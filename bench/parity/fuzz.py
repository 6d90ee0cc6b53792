"""Generated texts and words that are hard on purpose: every script, every kind of space, affixes, emoji,
contractions, URLs, broken pieces of all these. The same seed gives the same texts."""
import random

from spacy.lang.en import English
from spacy.symbols import IDS

SCRIPTS = [
    (0x41, 0x7A), (0xC0, 0x24F), (0x250, 0x2AF), (0x370, 0x3FF), (0x400, 0x52F), (0x531, 0x58F), (0x591, 0x5F4),
    (0x600, 0x6FF), (0x710, 0x74A), (0x900, 0x97F), (0x980, 0x9FE), (0xE01, 0xE5B), (0x10A0, 0x10FF),
    (0x1100, 0x11FF), (0x1200, 0x137C), (0x13A0, 0x13FD), (0x1E00, 0x1FFF), (0x2C60, 0x2C7F), (0x2D00, 0x2D2D),
    (0x3041, 0x30FF), (0x4E00, 0x9FFF), (0xA640, 0xA7FF), (0xAC00, 0xD7A3), (0xFB00, 0xFB4F), (0xFB50, 0xFDFF),
    (0xFF01, 0xFFEE), (0x10400, 0x1044F), (0x1D400, 0x1D7FF), (0x1E900, 0x1E95F), (0x20000, 0x2A6DD)]
MARKS = [(0x300, 0x36F), (0x483, 0x489), (0x591, 0x5C7), (0x64B, 0x65F), (0x93C, 0x94D), (0x200B, 0x200F),
         (0x2028, 0x202F), (0x2060, 0x206F), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF)]
EMOJI = [(0x1F300, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F900, 0x1F9FF), (0x2600, 0x27BF), (0x1F1E6, 0x1F1FF), (0x1F3FB, 0x1F3FF)]
SPACES = [" "] * 60 + ["  ", "   ", "\n", "\n\n", "\t", "\r\n", "\u00a0", "\u2003", "\u3000", "\x1c", "\x1f", "\x85", "\u2028", "\x0b", " \n ", "\u200b", "", ""]
LEFT = list("\"'([{<#$£€¥*§%=+&-–—_…“‘„«‚`^|") + ["``", "''", "...", "US$", "C$", "--", "\ufeff", "\u202e"]
RIGHT = list("\"'.,;:!?)]}>*%°…”’»`&-–—_/|") + ["'s", "'S", "’s", "’S", "''", "...", "..", "!?", "--", "km", "%.", "°C", "'ll", "n't", "\u200d", "\ufe0f"]
JOINS = ["-", "/", "--", "—", "–", "~", ".", ",", "'", "’", ":", "...", "+", "*", "=", "<", ">", "@", "_", "&", "\u00ad", "\u200d", "…", "<-", "->"]
UNITS = "km km² km³ m cm mm ha ac in ft yd kg g mg lb oz mb mbar Pa bar hPa kB MB GB TB T K % am pm bn mn th st nd rd x".split()
PLAIN = ("the minister of Russia Ukraine said that talks on Monday would fail troops moved withdrew sanctions "
         "president NATO Kyiv Moscow will not sign unless they agree because who which had been threatened New York "
         "told reporters peace ceasefire killed 12 million dollars I you we let us can not won Iran's U.S. U.N. Mr. St. "
         "Jan. 3 2021 5:30 p.m. No. 5 he she it its their most more better worse running flies leaves saw lying").split()
CASED = ["I", "ß", "ẞ", "\u0130", "\u0131", "Σ", "ς", "ΑΣ", "\u01c4", "\u01c5", "\u01c6", "\u1fbc", "\u1f88", "ﬁ", "\u0345", "\u03f4", "\u2126", "K", "Å", "\u10a0", "\u13a0", "\uab70"]
SYMBOLS = sorted(name for name in IDS if name)


class Fuzz:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.exceptions = sorted(English.Defaults.tokenizer_exceptions)

    def point(self, ranges):
        return chr(self.random.randint(*self.random.choice(ranges)))

    def any_point(self):
        while True:
            point = self.random.randrange(0x110000)
            if not 0xD800 <= point <= 0xDFFF:
                return chr(point)

    def number(self):
        r = self.random
        digits = str(r.randrange(10 ** r.randint(1, 9)))
        body = r.choice([digits, f"{digits},{r.randrange(1000):03}", f"{digits}.{r.randrange(100)}", f"{digits}-{r.randrange(99)}",
                         f"{digits}:{r.randrange(60):02}", f"{r.randrange(13)}/{r.randrange(32)}/{r.randrange(1900, 2030)}",
                         "".join(self.point([(0x660, 0x669), (0x966, 0x96F), (0xFF10, 0xFF19), (0xB2, 0xB3), (0x2150, 0x2188)]) for _ in range(3))])
        return r.choice(["", "", "$", "£", "€", "-", "+", "#", "~"]) + body + r.choice(["", "", "", r.choice(UNITS)])

    def address(self):
        r = self.random
        host = ".".join("".join(r.choice("abcdefgxyz0189-éж") for _ in range(r.randint(1, 8))) for _ in range(r.randint(1, 3)))
        host += r.choice([".com", ".org", ".co.uk", ".ru", ".info", ".x", ".рф", ":8080", ""])
        return r.choice([f"https://{host}/a/b?c={r.randrange(99)}#e", f"http://{host}", f"www.{host}", f"me.{r.randrange(9)}@{host}", f"ftp://u:p@{host}/",
                         f"mailto:x@{host}", f"http://{r.randrange(300)}.{r.randrange(300)}.1.1/x", f"{host}/~x/(y)", f"@{host}", f"//{host}//"])

    def emoji(self):
        r = self.random
        return "".join(self.point(EMOJI) + r.choice(["", "", "\ufe0f", "\u200d", self.point(MARKS)]) for _ in range(r.randint(1, 4)))

    def core(self):
        r = self.random
        kind = r.randrange(14)
        if kind < 4:
            word = r.choice(PLAIN)
            return r.choice([word, word, word.upper(), word.title(), word.swapcase()])
        if kind == 4:
            return r.choice(SYMBOLS)
        if kind == 5:
            return r.choice(self.exceptions)
        if kind in (6, 7):
            script = [r.choice(SCRIPTS)]
            return "".join(self.point(script) for _ in range(r.randint(1, 9)))
        if kind == 8:
            return "".join(self.point(SCRIPTS) + (self.point(MARKS) if r.random() < 0.4 else "") for _ in range(r.randint(1, 5)))
        if kind == 9:
            return self.number()
        if kind == 10:
            return self.address()
        if kind == 11:
            return self.emoji()
        if kind == 12:
            return "".join(self.any_point() if r.random() < 0.5 else r.choice(CASED) for _ in range(r.randint(1, 6)))
        return "".join(chr(r.randrange(1, 256)) for _ in range(r.randint(1, 6)))

    def word(self):
        r = self.random
        word = self.core()
        while r.random() < 0.25:
            word += r.choice(JOINS) + self.core()
        while r.random() < 0.25:
            word = r.choice(LEFT) + word
        while r.random() < 0.3:
            word += r.choice(RIGHT)
        if r.random() < 0.01:
            word *= r.randint(2, 40)
        return word

    def document(self):
        r = self.random
        pieces = [r.choice(SPACES)] if r.random() < 0.2 else []
        for _ in range(r.randint(1, 120)):
            pieces += [self.word(), r.choice(SPACES)]
        return "".join(pieces)

    def damaged(self, text):
        """`text` with some of its characters replaced, doubled, removed, or parted by a strange one."""
        r = self.random
        points = list(text)
        for _ in range(max(1, len(points) // 60)):
            at = r.randrange(len(points))
            points[at] = r.choice(["", points[at] * 2, self.any_point(), self.point(MARKS), points[at] + r.choice(SPACES[60:]),
                                   points[at] + r.choice(LEFT + RIGHT + JOINS), points[at].swapcase()])
        return "".join(points)


def documents(count, seed, texts=()):
    """`count` documents, every second a damaged text where `texts` are given."""
    fuzz = Fuzz(seed)
    for number in range(count):
        if texts and number % 2:
            yield f"damaged:{number}", fuzz.damaged(fuzz.random.choice(texts))
        else:
            yield f"fuzz:{number}", fuzz.document()


def words(count, seed):
    """`count` different words: all symbol names and their other cases, every code point by itself, then
    generated ones."""
    seen = set()
    fuzz = Fuzz(seed)
    points = (chr(c) for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF)

    def every():
        for name in SYMBOLS:
            yield from (name, name.lower(), name.upper(), name.title(), name + ".", " " + name)
        yield from points
        for c in range(0x3000):  # cased letters in and at the end of words
            yield from ("A" + chr(c) + "b", "Ab" + chr(c), chr(c) + "B", "\u03a3" + chr(c), "x\u03a3" + chr(c) + "y", chr(c) * 5)
        for length in (1, 2, 3, 4, 5, 98, 99, 100, 101, 300):
            yield from ("a" * length, "A1" * length, "\u5317" * length, "\u0301" * length)
        while True:
            yield fuzz.word()

    for word in every():
        if len(seen) == count:
            return
        if word and word not in seen:
            seen.add(word)
            yield word
