"""usage: peer_speed.py MODEL TEXTS.jsonl     Times spaCy: loading, then the whole pipeline over all texts,
once cold and once with its caches warm. Prints JSON."""
import json
import sys
import time

import spacy

if __name__ == "__main__":
    begin = time.perf_counter()
    nlp = spacy.load(sys.argv[1])
    load = time.perf_counter() - begin
    with open(sys.argv[2], encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    seconds = []
    for _ in range(2):
        begin = time.perf_counter()
        tokens = sum(len(doc) for doc in nlp.pipe(texts))
        seconds.append(time.perf_counter() - begin)
    print(json.dumps({"load_s": load, "tokens": tokens, "seconds": min(seconds)}))
