"""A text as the encoder reads it: words, sentences, pieces and what each piece carries besides its id.

The runtime computes the same from the same words and sentences; what is said here is the contract.
"""
import bisect
import functools

from tokenizers import BertWordPieceTokenizer

OPEN, CLOSE, STRAIGHT = "\u201c\u201e\u00ab", "\u201d\u00bb", "\""
CLS, SEP, UNKNOWN = 101, 102, 100
PIECES_OF_WORD = 20  # of a longer word the rest is not read


def case_shape(word):
    """0 lower, 1 Capitalised, 2 UPPER (two or more), 3 mixed, 4 no letter but a digit, 5 neither."""
    if not any(c.isalpha() for c in word):
        return 4 if any(c.isdigit() for c in word) else 5
    if word.islower():
        return 0
    if len(word) > 1 and word.isupper():
        return 2
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return 1
    return 3


class WordPieces:
    """The pieces of one word, split on its own (BERT, uncased, accents stripped)."""

    def __init__(self, vocabulary):
        tokenizer = BertWordPieceTokenizer(str(vocabulary), lowercase=True)
        self.of = functools.lru_cache(maxsize=None)(
            lambda word: (tokenizer.encode(word, add_special_tokens=False).ids or [UNKNOWN])[:PIECES_OF_WORD])


class Text:
    """Words are (begin, end) code points, white space left out; sentences are ranges of words.

    A sentence begins where the pipeline begins one and after every newline.
    """

    def __init__(self, text, annotated, pieces):
        self.text = text
        self.words, sentence_of = [], []
        ends = [s["end"] for s in annotated["sents"]]
        for token in annotated["tokens"]:
            if text[token["start"]:token["end"]].strip():
                self.words.append((token["start"], token["end"]))
                sentence_of.append(bisect.bisect_right(ends, token["start"]))
        self.begins = [b for b, _ in self.words]
        self.gaps = [text[self.words[i - 1][1] if i else 0:b] for i, (b, _) in enumerate(self.words)]
        starts = [i for i in range(len(self.words))
                  if i == 0 or sentence_of[i] != sentence_of[i - 1] or "\n" in self.gaps[i]]
        self.sentences = list(zip(starts, [*starts[1:], len(self.words)]))
        self._read(pieces, set(starts))

    def _read(self, pieces, starts):
        self.ids, self.case, self.quote, self.border, self.first, self.last = [], [], [], [], [], []
        inside = False
        for w, (begin, end) in enumerate(self.words):
            gap = self.gaps[w]
            if "\n" in gap:
                inside = False
            word = self.text[begin:end]
            if word[0] in OPEN or (word[0] in STRAIGHT and not inside):
                state, inside = 2, True
            elif word[0] in CLOSE or word[0] in STRAIGHT:
                state, inside = 3, False
            else:
                state = 1 if inside else 0
            border = 2 if w == 0 or "\n" in gap else 1 if w in starts else 3 if not gap else 0
            ids = pieces.of(word)
            self.first.append(len(self.ids))
            self.ids += ids
            self.last.append(len(self.ids))
            self.case += [case_shape(word)] * len(ids)
            self.quote += [state] * len(ids)
            self.border += [border] * len(ids)

    def words_of(self, begin, end):
        """Range of the words that a span of code points touches, or None."""
        low = bisect.bisect_right(self.begins, begin) - 1
        if low < 0 or self.words[low][1] <= begin:
            low += 1
        high = bisect.bisect_left(self.begins, end)
        return (low, high) if low < high else None


class Window:
    """Some whole sentences of one text, words re-numbered from 0, with what there is to learn of them."""

    def __init__(self, text, first_sentence, last_sentence):
        self.text = text
        self.begin, self.end = text.sentences[first_sentence][0], text.sentences[last_sentence - 1][1]
        self.starts = [b - self.begin for b, _ in text.sentences[first_sentence:last_sentence]]
        self.roles = self.conditions = self.triggers = None
        self.links, self.acts, self.events, self.pairs = [], [], [], []

    def __len__(self):
        """Pieces, [CLS] and [SEP] included."""
        return self.text.last[self.end - 1] - self.text.first[self.begin] + 2

    def own(self, span):
        """The part of a word range that lies in the window, re-numbered; None if there is none."""
        if span is None:
            return None
        b, e = max(span[0], self.begin), min(span[1], self.end)
        return (b - self.begin, e - self.begin) if b < e else None

    def own_all(self, spans):
        return [own for span in spans if (own := self.own(span))]
