"""Every text of the development files as JSON Lines (id, text), to be read by `demarche annotate`."""
import json
import sys

from data import raw_texts

for key, text in raw_texts(sys.argv[1]):
    print(json.dumps({"id": key, "text": text}, ensure_ascii=False))
