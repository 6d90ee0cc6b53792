#!/usr/bin/env python3
"""Writes src/knowledge/tables/tenures.tsv from lists of office holders.

Sources: world-leaders-2021 (Wikidata, CC0), Factbook heads of 2026 (CC0), Russian and Ukrainian cabinets
(Wikidata, CC0), and tenures_own.tsv, which wins where it knows the office at that time. Only facts are taken: name, office, dates.
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

    def add(name, aliases, code, role, title, begin, end, body="", own_rows=False):
        name = re.sub(r"\s*\([^)]*\)", "", name).strip()
        key = (fold(name), code, role, begin[:4])
        if not name or key in seen or re.fullmatch(r"Q\d+", name) or not own_rows and len(name.split()) < 2:
            return
        seen.add(key)
        rows.append((name, aliases, code, role, title, begin, end, body))

    known = {}
    for line in open(own_path, encoding="utf-8"):
        if line.startswith("#") or not line.strip():
            continue
        name, aliases, code, role, title, begin, end, body = (line.rstrip("\n").split("\t") + [""] * 8)[:8]
        add(name, aliases, code, role, title, begin, end, body, own_rows=True)
        for one in [name, *aliases.split(";")]:
            known[fold(one)] = name

    def canonical(name):
        return known.get(fold(name), name)

    own = list(rows)

    def words_of(name):
        return {w for w in re.split(r"[\s-]+", fold(name)) if len(w) > 2 and w not in ("bin", "von", "van", "der", "abu")}

    def covered(name, code, role, among=None, begin=""):
        """A row for that holder is there already: lists differ in middle names and order of names."""
        mine = words_of(name)
        for r in rows if among is None else among:
            if r[2] != code or r[3] != role or r[7]:
                continue
            theirs = words_of(";".join([r[0], r[1]]).replace(";", " "))
            shared = mine & theirs
            if len(shared) >= 2 or shared and (mine <= theirs or fold(r[0]).split()[-1] in mine or
                                              begin and begin[:4] == r[5][:4]):
                return True
            if begin and len(begin) == 10 and begin[:7] == r[5][:7]:
                return True
        return False

    def plain(label):
        """The office's words without the country; "" for what is no office of one holder."""
        label = re.sub(r"\s+(of|in) .*", "", label)
        ok = re.search(r"(?i)president|prime minister|premier|chancellor|taoiseach|king|queen|emir|sultan|prince|chairman|"
                       r"monarch|emperor|pope|leader|minister|chief executive|captain regent|agong", label)
        return label[:1].upper() + label[1:] if ok and label != "Chairmen" else ""

    REALMS = {"ATG", "AUS", "BHS", "BLZ", "CAN", "GRD", "JAM", "KNA", "LCA", "NZL", "PNG", "SLB", "TUV", "VCT", "BRB"}
    SEVERAL = {"CHE", "BIH", "SMR", "AND"}  # collective heads of state: no single holder

    def listed(code, name, label, begin, end):
        low = label.lower()
        role = ("head_of_government" if re.search(r"prime minister|premier|chancellor|taoiseach", low) else "head_of_state")
        title = plain(label)
        if not code or not title or role == "head_of_state" and code in REALMS | SEVERAL | {"IRN"}:
            return
        name = canonical(re.sub(r",.*", "", re.sub(r"\s+of\s+\w+$", "", name)))
        # Rival governments stand in the lists too: where our own table knows the holder, it decides.
        ruled = any(r[2] == code and r[3] == role and not r[7] and r[5][:4] < begin[:4] and (not r[6] or r[6][:4] > begin[:4])
                    for r in own)
        if not ruled and not covered(name, code, role, begin=begin):
            add(name, "", code, role, title, begin, end)

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
            if role and not covered(name, column, role, own, row["start"]):
                title = row["position"].replace("Spokeperson", "Spokesperson")
                add(name, "", column, role, title, row["start"], row["end"])

    for row in csv.DictReader(open(f"{folder}/world_leaders_2021_wikidata.csv", encoding="utf-8")):
        listed(code_of.get(fold(row["country"])), row["officeholderLabel"], row["positionLabel"], row["start_year"], row["end_year"])
    for row in csv.DictReader(open(f"{folder}/world_leaders_2021_wikipedia.csv", encoding="utf-8")):
        listed(code_of.get(fold(row["country"])), re.sub(r"\s*\([^)]*\)", "", row["officeholderlabel"]), row["positionlabel"],
               row["start_year"], row["end_year"])
    titles = (r"^(President|Prime Minister|King|Queen|Chancellor|Premier|Emperor|Amir|Sultan|Interim President|Acting President|"
              r"Transitional President|Taoiseach)\s+(?!of\b)")
    for row in csv.DictReader(open(f"{folder}/factbook_heads_2026.csv", encoding="utf-8")):
        match = re.match(titles, row["title_and_name"])
        code = code_of.get(fold(row["country"]))
        if not match or not code or row["role"] != "main":
            continue
        if row["office"] == "chief_of_state" and code in REALMS | SEVERAL | {"IRN"}:
            continue
        words = [w if re.fullmatch(r"[IVX]+", w) or not w.isupper() or len(w) == 1 else "-".join(p.capitalize() for p in w.split("-"))
                 for w in row["title_and_name"][match.end():].split()]
        name = canonical(" ".join(words))
        role = "head_of_state" if row["office"] == "chief_of_state" else "head_of_government"
        if role == "head_of_government" and match.group(1).endswith("President"):
            continue  # the same person as the head of state
        if not covered(name, code, role, begin=row["since"]):
            add(name, "", code, role, match.group(1), row["since"], "")

    # One holder at a time: a list of 2021 says "in office when listed", so the next one's begin ends it.
    single = {"head_of_state", "head_of_government", "foreign_minister", "defence_minister"}
    by_office = {}
    for i, r in enumerate(rows):
        if r[3] in single and r[2] not in SEVERAL and not r[7] and r[5]:
            by_office.setdefault((r[2], r[3]), []).append(i)
    for places in by_office.values():
        places.sort(key=lambda i: rows[i][5])
        for this, later in zip(places, places[1:]):
            if not rows[this][6] and rows[later][0] != rows[this][0]:
                rows[this] = (*rows[this][:6], rows[later][5], rows[this][7])
    # Terms that follow one another without a gap are one tenure.
    merged = []
    for r in sorted(rows):
        last = merged[-1] if merged else None
        if last and last[0] == r[0] and last[2:5] == r[2:5] and last[7] == r[7] and last[6] and last[6] == r[5]:
            merged[-1] = (*last[:6], r[6], last[7])
        else:
            merged.append(r)
    rows = [(*r[:6], "" if r[6] > "2026-06" else r[6], r[7]) for r in merged]

    print("# GENERATED by tools/make_tenures.py from Wikidata lists (CC0), the Factbook (CC0) and tenures_own.tsv;"
          " do not edit. Name, other names, country, role, title, begin, end, body.")
    for row in sorted(rows):
        print("\t".join(row))


if __name__ == "__main__":
    sys.exit(main())
