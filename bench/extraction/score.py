#!/usr/bin/env python3
"""Scores `extract_articles` on pages with known articles, as EVAL.md (extraction) defines.

usage: score.py FUNDUS_DEV EXTRACT_ARTICLES [--worst N]

FUNDUS_DEV holds pages.tsv and COUNTRY/PUBLISHER_DATE.html.gz with COUNTRY/PUBLISHER.json.
"""
import argparse, collections, csv, datetime, gzip, json, pathlib, re, subprocess, tempfile


def body_lines(version):
    body = version.get("body") or {}
    lines = list(body.get("summary") or [])
    for section in body.get("sections") or []:
        lines += list(section.get("headline") or []) + list(section.get("paragraphs") or [])
    return lines


def words(text):
    return re.findall(r"\w+", text.lower())


def grams(tokens, n=4):
    return [tuple(tokens[i : i + n]) for i in range(len(tokens) - n + 1)]


def prf(gold, answer):
    gold, answer = collections.Counter(gold), collections.Counter(answer)
    if not gold or not answer:
        return 0.0, 0.0, 0.0
    common = sum((gold & answer).values())
    p, r = common / sum(answer.values()), common / sum(gold.values())
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("program")
    parser.add_argument("--worst", type=int, default=0)
    args = parser.parse_args()
    rows = list(csv.DictReader(open(args.data / "pages.tsv"), delimiter="\t"))
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for row in rows:
            packed = args.data / row["country"] / row["file"]
            page = gzip.decompress(packed.read_bytes())
            path = pathlib.Path(folder) / f"{row['country']}_{row['file'][:-3]}"
            path.write_bytes(page)
            paths[str(path)] = (row, page.decode("utf-8", "replace"))
        run = subprocess.run([args.program, *paths], capture_output=True, text=True)
    answers = {a["id"]: a for a in map(json.loads, run.stdout.splitlines())}
    print(run.stderr.strip()[:2000])
    figures = collections.defaultdict(list)
    worst = []
    for path, (row, page) in paths.items():
        versions = json.load(open(args.data / row["country"] / f"{row['publisher']}.json"))
        flat = re.sub(r"\s+", " ", page)
        def presence(version):
            lines = body_lines(version)
            return sum(line[:40] in flat for line in lines) / max(1, len(lines))
        expected = max(versions.values(), key=presence)
        answer = answers.get(path, {"title": "", "text": "", "authors": [], "published": None})
        gold_words, own_words = words(" ".join(body_lines(expected))), words(answer["text"])
        p, r, f = prf(gold_words, own_words)
        figures["word P"].append(p), figures["word R"].append(r), figures["word F1"].append(f)
        figures["4-gram F1"].append(prf(grams(gold_words), grams(own_words))[2])
        gold_grams, joined = set(grams(gold_words)), " " + " ".join(gold_words) + " "
        foreign = []
        for line in answer["text"].split("\n"):
            tokens = words(line)
            if not tokens:
                continue
            own = grams(tokens)
            if own:
                known = sum(g in gold_grams for g in own) * 2 >= len(own)
            else:
                known = " " + " ".join(tokens) + " " in joined
            if not known:
                foreign.append(line)
        figures["pages with a foreign line"].append(bool(foreign))
        figures["foreign lines a page"].append(len(foreign))
        figures["foreign words a page"].append(sum(len(words(line)) for line in foreign))
        figures["title"].append(words(expected.get("title") or "") == words(answer["title"]))
        if expected.get("authors"):
            figures["authors"].append(set(expected["authors"]) == set(answer["authors"]))
        if expected.get("publishing_date"):
            gold = datetime.datetime.fromisoformat(expected["publishing_date"])
            own = None
            if answer["published"]:
                begin, zone = answer["published"]["begin"], answer["published"]["zone"]
                own = datetime.datetime.fromisoformat(begin)
                if zone and "T" in begin:
                    own = datetime.datetime.fromisoformat(begin + ("+00:00" if zone == "UTC" else zone))
                    own = own.astimezone(gold.tzinfo) if gold.tzinfo else own
            figures["day"].append(own is not None and own.date() == gold.date())
        worst.append((f, p, r, path.rsplit("/", 1)[1], foreign[:4], len(own_words), len(gold_words),
                      answer["title"], expected.get("title"), answer["authors"], expected.get("authors")))
    for name, values in figures.items():
        print(f"{name:28} {sum(values) / len(values):.3f}  ({len(values)} pages)")
    for item in sorted(worst)[: args.worst]:
        print("%.3f P %.3f R %.3f %s words %d/%d" % (item[0], item[1], item[2], item[3], item[5], item[6]))
        for line in item[4]:
            print("      foreign:", line[:120])
    if args.worst:
        for item in worst:
            if words(item[7]) != words(item[8] or ""):
                print("TITLE", item[3], "|", item[7], "|", item[8])
            if item[10] and set(item[9]) != set(item[10]):
                print("AUTHORS", item[3], "|", item[9], "|", item[10])


if __name__ == "__main__":
    main()
