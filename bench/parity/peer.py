"""spaCy's side: its annotations of many texts, and how sure it was of each decision."""
import hashlib
import pathlib
import unicodedata

import numpy
import spacy

import annotations


def load(model):
    """The pipeline as it runs by default, and a header that says which one it is."""
    nlp = spacy.load(model)
    digest = hashlib.sha256()
    for path in sorted(p for p in pathlib.Path(model).rglob("*") if p.is_file() and p.name in ("model", "moves", "cfg", "tokenizer", "patterns")):
        digest.update(path.read_bytes())
    header = {"model": f"{nlp.lang}_{nlp.meta['name']} {nlp.meta['version']}", "weights": digest.hexdigest()[:16],
              "spacy": spacy.__version__, "unicode": unicodedata.unidata_version}
    return nlp, header


def annotate(nlp, texts):
    """Yields id, text and columns; `texts` is streamed, word types are forgotten from time to time."""
    batch = []
    for item in texts:
        batch.append(item)
        if sum(len(text) for _, text in batch) > 1_000_000:
            yield from _batch(nlp, batch)
            batch = []
    yield from _batch(nlp, batch)


def _batch(nlp, batch):
    with nlp.memory_zone():
        for (name, text), doc in zip(batch, nlp.pipe((text for _, text in batch), batch_size=64)):
            yield {"id": name, "text": text, **annotations.of_doc(doc)}


def _top_two(scores, valid):
    best = numpy.sort(scores[valid])[::-1]
    return float(best[0] - best[1]) if len(best) > 1 else float("inf")


class Steps:
    """Every decision of a document, replayed one by one, with the margin between the two best classes.

    `forced` {number of a step: class} takes another class there, to see whether a near tie explains what
    another program says.
    """

    def __init__(self, nlp):
        self.nlp = nlp

    def before(self, name, text):
        """The document as the component `name` meets it."""
        doc = self.nlp.make_doc(text)
        for other, pipe in self.nlp.pipeline:
            if other == name:
                return doc
            doc = pipe(doc)
        raise KeyError(name)

    def tag_margins(self, text):
        scores = numpy.sort(self.nlp.get_pipe("tagger").model.predict([self.before("tagger", text)])[0], axis=1)
        return scores[:, -1] - scores[:, -2]

    def transitions(self, name, doc, forced=None):
        """Replays the component `name` on `doc` (which has what components before it set). Returns the
        margins, the two best classes of each step, the first token of the buffer there, and the state."""
        pipe = self.nlp.get_pipe(name)
        model = pipe.model.predict([doc])
        state = pipe.moves.init_batch([doc])[0]
        names = [pipe.moves.get_class_name(i) for i in range(pipe.moves.n_moves)]
        # In the parser a class is allowed by its move alone (the letter in front), not by its label.
        kind = [n[0] for n in names] if name == "parser" else names
        margins, choices, places = [], [], []
        while not state.is_final():
            scores = model.predict([state])
            allowed = {k: pipe.moves.is_valid(state, n) for k, n in dict(zip(kind, names)).items()}
            valid = numpy.array([bool(allowed[k]) for k in kind])
            order = numpy.argsort(-numpy.where(valid, scores[0], -numpy.inf), kind="stable")
            margins.append(_top_two(scores[0], valid))
            choices.append((int(order[0]), int(order[1])))
            places.append(state.B(0))
            if forced and len(margins) - 1 in forced:
                scores[0, forced[len(margins) - 1]] = scores[0].max() + 1
            pipe.transition_states([state], numpy.ascontiguousarray(scores))
        return margins, choices, places, state
