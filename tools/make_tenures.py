#!/usr/bin/env python3
"""Writes src/knowledge/tables/tenures.tsv from lists of office holders.

Sources: world-leaders-2021 (Wikidata, CC0), Factbook heads of 2026 (CC0), Russian and Ukrainian cabinets
(Wikidata, CC0), US executive (CC0), and tenures_own.tsv. Only facts are taken: name, office, dates.
Usage: make_tenures.py OFFICES_FOLDER STATES_TSV OWN_TSV > tenures.tsv
"""
import csv
import re
import sys
import unicodedata


def fold(text):
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()


def main():
    folder, states_path, own_path = sys.argv[1:4]
    code_of = {}
    for line in open(states_path, encoding="utf-8"):
        if not line.startswith("#"):
            code, name, aliases = (line.rstrip("\n").split("\t") + ["", ""])[:3]
            for one in [name, *aliases.split(";")]:
                code_of[fold(one)] = code
    code_of.update({"korea, north": "PRK", "korea, south": "KOR", "congo, democratic republic of the": "COD",
                    "congo, republic of the": "COG", "gambia, the": "GMB", "bahamas, the": "BHS", "turkey (turkiye)": "TUR",
                    "people's republic of china": "CHN", "cote d'ivoire": "CIV"})
    rows, seen = [], set()

    def add(name, aliases, code, role, title, begin, end, body=""):
        name = re.sub(r"\s*\([^)]*\)", "", name).strip()
        key = (fold(name), code, role, begin[:4])
        if not name or len(name.split()) < 2 and not aliases or key in seen or re.fullmatch(r"Q\d+", name):
            return
        seen.add(key)
        rows.append((name, aliases, code, role, title, begin, end, body))

    known = {}
    for line in open(own_path, encoding="utf-8"):
        if line.startswith("#") or not line.strip():
            continue
        name, aliases, code, role, title, begin, end, body = (line.rstrip("\n").split("\t") + [""] * 8)[:8]
        add(name, aliases, code, role, title, begin, end, body)
        for one in [name, *aliases.split(";")]:
            known[fold(one)] = name

    def canonical(name):
        return known.get(fold(name), name)

    own = list(rows)

    def covered(name, code, role, among=None):
        """A holder of that surname is there already; lists differ in middle names."""
        last = fold(name).split()[-1]
        return any(fold(r[0]).split()[-1] == last and r[2] == code and r[3] == role for r in (rows if among is None else among))

    for path, column in (("russia_cabinet_holders.csv", "RUS"), ("ukraine_cabinet_holders.csv", "UKR")):
        roles = {"President": "head_of_state", "Prime Minister": "head_of_government",
                 "Minister of Foreign Affairs": "foreign_minister", "Minister of Defence": "defence_minister",
                 "Deputy Minister of Foreign Affairs": "deputy_foreign_minister",
                 "Minister of Internal Affairs": "interior_minister", "Secretary of the Security Council": "official",
                 "Foreign Ministry Spokeperson": "foreign_ministry_spokesperson",
                 "Director of the Foreign Intelligence Service": "official",
                 "Director of the Federal Security Service": "official",
                 "Permanent Representative to the United Nations": "ambassador"}
        for row in csv.DictReader(open(f"{folder}/{path}", encoding="utf-8")):
            role, name = roles.get(row["position"]), canonical(row["person"])
            if role and not covered(name, column, role, own):
                title = row["position"].replace("Spokeperson", "Spokesperson")
                add(name, "", column, role, title, row["start"], row["end"])

    person, terms = None, None
    text = open(f"{folder}/us_executive.yaml", encoding="utf-8").read()
    for block in re.split(r"(?m)^- id:", text)[1:]:
        first = re.search(r"first: (.+)", block).group(1).strip(" '\"")
        last = re.search(r"last: (.+)", block).group(1).strip(" '\"")
        nick = re.search(r"nickname: (.+)", block)
        short = nick.group(1).strip(" '\"") if nick else first
        short = {"Joseph": "Joe", "James": first, "William": first}.get(first, short)
        for kind, begin, end in re.findall(r"type: (\w+)\s+start: '([\d-]+)'\s+end: '([\d-]+)'", block):
            if begin < "1933":
                continue
            role = "head_of_state" if kind == "prez" else "deputy_head_of_state"
            title = "President" if kind == "prez" else "Vice President"
            name = f"{short} {last}" if last in ("Biden", "Carter", "Clinton") else f"{first} {last}"
            name = {"James Carter": "Jimmy Carter", "William Clinton": "Bill Clinton"}.get(name, name)
            add(name, f"{first} {last}" if name != f"{first} {last}" else "", "USA", role, title, begin, end)

    for row in csv.DictReader(open(f"{folder}/world_leaders_2021_wikidata.csv", encoding="utf-8")):
        code, name, label = code_of.get(fold(row["country"])), canonical(row["officeholderLabel"]), row["positionLabel"]
        low = label.lower()
        role = ("head_of_government" if re.search(r"prime minister|premier|chancellor|taoiseach", low) else "head_of_state")
        if code and not covered(name, code, role):
            title = re.sub(r"\s+(of|in) .*", "", label)
            add(name, "", code, role, title[:1].upper() + title[1:], row["start_year"], row["end_year"])
    for row in csv.DictReader(open(f"{folder}/world_leaders_2021_wikipedia.csv", encoding="utf-8")):
        code, name, label = code_of.get(fold(row["country"])), canonical(re.sub(r"\s*\([^)]*\)", "", row["officeholderlabel"])), row["positionlabel"]
        low = label.lower()
        role = ("head_of_government" if re.search(r"prime minister|premier|chancellor|taoiseach", low) else "head_of_state")
        if code and not covered(name, code, role):
            title = re.sub(r"\s+(of|in) .*", "", label)
            add(name, "", code, role, title[:1].upper() + title[1:], row["start_year"], row["end_year"])
    titles = r"^(President|Prime Minister|King|Queen|Chancellor|Premier|Emperor|Amir|Sultan|Prince|Captain Regent|Governor General|Supreme Leader|Interim President|Acting President|Transitional President|Crown Prince|Taoiseach)\s+"
    for row in csv.DictReader(open(f"{folder}/factbook_heads_2026.csv", encoding="utf-8")):
        match = re.match(titles, row["title_and_name"])
        code = code_of.get(fold(row["country"]))
        if not match or not code or row["role"] != "main":
            continue
        words = [w.capitalize() if w.isupper() and len(w) > 1 else w for w in row["title_and_name"][match.end():].split()]
        name = canonical(" ".join(words))
        role = "head_of_state" if row["office"] == "chief_of_state" else "head_of_government"
        if not covered(name, code, role):
            add(name, "", code, role, match.group(1), row["since"], "")

    print("# GENERATED by tools/make_tenures.py from Wikidata lists (CC0), the Factbook (CC0), us-executive (CC0) and tenures_own.tsv;"
          " do not edit. Name, other names, country, role, title, begin, end, body.")
    for row in sorted(rows):
        print("\t".join(row))


if __name__ == "__main__":
    sys.exit(main())
