"""Runs the encoder over texts, sentence by sentence, in batches of like length."""
import torch

from losses import collate
from model import gather_words
from text import Window


@torch.no_grad()
def vectors_of(model, windows, pieces=1500):
    """One (words, width) tensor for each window, in their order; and the mean of all its pieces."""
    order = sorted(range(len(windows)), key=lambda i: len(windows[i]))
    words, means = [None] * len(windows), [None] * len(windows)
    at = 0
    while at < len(order):
        end = at
        while end < len(order) and (end == at or len(windows[order[end]]) * (end - at + 1) <= pieces):
            end += 1
        chosen = [windows[i] for i in order[at:end]]
        batch = collate(chosen)
        states = model.encoder(batch)
        rows = gather_words(states, batch["first"])
        for k, w in enumerate(chosen):
            words[order[at + k]] = rows[k, :w.end - w.begin].clone()
            means[order[at + k]] = states[k, :len(w)].mean(0)
        at = end
    return words, means


def sentence_vectors(model, texts):
    """For each text a list of word vectors, one a sentence; a sentence over 512 pieces is read without its end."""
    windows, counts = [], []
    for text in texts:
        here = [Window(text, i, i + 1) for i in range(len(text.sentences))]
        for w in here:
            while len(w) > 512:
                w.end -= 1
        windows += here
        counts.append(len(here))
    words, _ = vectors_of(model, windows)
    out, at = [], 0
    for n in counts:
        out.append(words[at:at + n])
        at += n
    return out
