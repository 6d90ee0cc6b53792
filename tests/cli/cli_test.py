#!/usr/bin/env python3
"""The program as a user runs it: exit codes, messages, formats, the same bytes for the same input.

Usage: cli_test.py PROGRAM SAMPLES_FOLDER (DEMARCHE_DATA names the data folder).
"""
import csv
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM, SAMPLES = sys.argv[1], pathlib.Path(sys.argv[2])
KINDS = ["articles", "actors", "statements", "events", "figures", "meetings", "stories", "tension"]


def run(*arguments, stdin=b""):
    return subprocess.run([PROGRAM, *map(str, arguments)], input=stdin, capture_output=True, timeout=120)


class Cli(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="demarche-test-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def article(self, name="good.txt"):
        return self.write(name, (SAMPLES / "09-moscow-drafts.txt").read_bytes())

    # ------------------------------------------------------------ usage

    def test_help_names_every_command_and_exit_code(self):
        done = run("--help")
        self.assertEqual(done.returncode, 0)
        for word in [b"read", b"brief", b"export", b"statements", b"explain", b"eval", b"Examples", b"Exit codes"]:
            self.assertIn(word, done.stdout)
        tasks = run("eval", "--help").stdout
        for word in [b"statements", b"attribution", b"happenings", b"--predictions", b"--answers", b"--given"]:
            self.assertIn(word, tasks)

    def test_wrong_usage_exits_2(self):
        for arguments in [[], ["brief"], ["nonsense"], ["export", SAMPLES, "--records", "poems"],
                          ["brief", SAMPLES, "--published", "yesterday"], ["eval", "time"],
                          ["eval", "poetry", SAMPLES], ["eval", "time", SAMPLES, "--given"],
                          ["statements"], ["statements", SAMPLES, "--act", "shout"],
                          ["statements", SAMPLES, "--since", "2021-02-30"],
                          ["statements", SAMPLES, "--since", "2022", "--until", "2021"],
                          ["statements", SAMPLES, "--format", "poem"], ["statements", SAMPLES, "--sort", "mood"]]:
            self.assertEqual(run(*arguments).returncode, 2, arguments)

    def test_a_missing_data_folder_exits_1_and_names_the_command(self):
        done = run("brief", SAMPLES, "--data", self.folder / "nowhere")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"nowhere", done.stderr)
        self.assertIn(b"make", done.stderr)

    # ------------------------------------------------------------ the encoder

    def data_without_encoder(self):
        real, bare = pathlib.Path(os.environ["DEMARCHE_DATA"]).resolve(), self.folder / "data"
        (bare / "models").mkdir(parents=True)
        (bare / "knowledge.bin").symlink_to(real / "knowledge.bin")
        (bare / "models/en_core_web_sm").symlink_to(real / "models/en_core_web_sm")
        return bare

    def test_no_encoder_answers_otherwise_and_says_nothing(self):
        full, rules = run("brief", SAMPLES), run("brief", SAMPLES, "--no-encoder")
        self.assertEqual((rules.returncode, rules.stderr), (0, b""))
        self.assertIn(b"WHO SAID WHAT", rules.stdout)
        self.assertNotEqual(full.stdout, rules.stdout)

    def test_missing_weights_of_the_encoder_are_named_once_with_their_remedy(self):
        bare = self.data_without_encoder()
        gold = self.write("gold.jsonl", json.dumps({"id": "x", "text": "Russia denied it.", "attributions": []}) + "\n")
        for command in [["brief", SAMPLES], ["read", SAMPLES], ["export", SAMPLES, "--records", "statements"],
                        ["eval", "attribution", gold]]:
            missing = run(*command, "--data", bare)
            warning = missing.stderr.decode()
            self.assertEqual((missing.returncode, len(warning.splitlines())), (0, 1), warning)
            self.assertIn(f"{bare}/models/encoder.safetensors: ", warning)
            self.assertIn("`make data`", warning)
            rules = run(*command, "--data", bare, "--no-encoder")
            self.assertEqual((rules.returncode, rules.stderr), (0, b""))
            self.assertEqual(missing.stdout, rules.stdout)

    def test_missing_weights_for_wordings_are_named_with_their_remedy(self):
        bare = self.data_without_encoder()
        real = pathlib.Path(os.environ["DEMARCHE_DATA"]).resolve()
        (bare / "models/encoder.safetensors").symlink_to(real / "models/encoder.safetensors")
        missing = run("brief", SAMPLES, "--data", bare)
        warning = missing.stderr.decode()
        self.assertEqual((missing.returncode, len(warning.splitlines())), (0, 1), warning)
        self.assertIn(f"{bare}/models/same_utterance.safetensors: ", warning)
        self.assertIn("`make data`", warning)

    # ------------------------------------------------------------ formats

    def test_brief_of_the_samples(self):
        done = run("brief", SAMPLES)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        text = done.stdout.decode()
        self.assertIn("WHO SAID WHAT", text)
        self.assertIn("Antony Blinken", text)
        self.assertNotIn("\033", text)
        self.assertLessEqual(max(len(line) for line in text.splitlines()), 100)

    def test_brief_is_the_same_for_any_order_and_number_of_threads(self):
        paths = sorted(SAMPLES.glob("*.txt"))
        first = run("brief", "--threads", 1, *paths)
        second = run("brief", "--threads", 2, *reversed(paths))
        self.assertEqual(first.stdout, second.stdout)

    def test_json_and_page(self):
        page = self.folder / "brief.html"
        done = run("brief", SAMPLES, "--html", page, "--json")
        self.assertEqual(done.returncode, 0)
        self.assertIn("sections", json.loads(done.stdout))
        self.assertIn("<!DOCTYPE html>", page.read_text())

    def test_every_record_hangs_on_its_words(self):
        out = self.folder / "out"
        self.assertEqual(run("read", SAMPLES, "--export-dir", out).returncode, 0)
        records = {k: [json.loads(line) for line in (out / f"{k}.jsonl").read_text().splitlines()] for k in KINDS}
        texts = {a["id"]: a["text"] for a in records["articles"]}
        checked = 0
        for kind in ["statements", "events", "figures", "meetings"]:
            self.assertTrue(records[kind], kind)
            for record in records[kind]:
                self.assertTrue(record["evidence"], record["id"])
                grounds = record.get("grounds", {"source": [], "cue": None})
                for e in record["evidence"] + grounds["source"] + ([grounds["cue"]] if grounds["cue"] else []):
                    self.assertEqual(texts[e["article"]][e["begin"]:e["end"]], e["text"], record["id"])
                    checked += 1
                leaders = [r for r in records[kind] if r["id"] == record["group"]]
                self.assertEqual(len(leaders), 1, record["id"])
        self.assertGreater(checked, 100)
        for kind in KINDS:
            ids = [r["id"] for r in records[kind] if "id" in r]
            self.assertEqual(len(ids), len(set(ids)), kind)
        known = {a["id"] for a in records["actors"]}
        for statement in records["statements"]:
            if statement["speaker"]:
                self.assertIn(statement["speaker"]["id"], known)

    def test_a_dossier_gives_the_same_records_as_the_articles(self):
        dossier = self.folder / "crisis.dossier"
        self.assertEqual(run("read", SAMPLES, "--into", dossier, "-q").returncode, 0)
        for kind in KINDS:
            fresh, kept = run("export", SAMPLES, "--records", kind), run("export", dossier, "--records", kind)
            self.assertEqual(fresh.stdout, kept.stdout, kind)
        self.assertEqual(run("brief", SAMPLES).stdout, run("brief", dossier).stdout)

    def test_explain_takes_every_id_the_brief_prints(self):
        dossier = self.folder / "crisis.dossier"
        run("read", SAMPLES, "--into", dossier, "-q")
        brief = run("brief", dossier).stdout.decode()
        ids = sorted(set(re.findall(r"\b[SEFM][0-9a-f]{4,12}\b", brief)))
        self.assertGreater(len(ids), 20)
        for one in ids[:25]:
            done = run("explain", one, dossier)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn(">>", done.stdout.decode())
        self.assertEqual(run("explain", "Sffffffffffff", dossier).returncode, 1)

    def test_statements_are_chosen_and_written_in_four_formats(self):
        dossier = self.folder / "crisis.dossier"
        run("read", SAMPLES, "--into", dossier, "-q")
        exported = [json.loads(line) for line in run("export", dossier, "--records", "statements").stdout.splitlines()]
        leading = {s["id"]: s for s in exported if s["id"] == s["group"]}
        done = run("statements", dossier, "--format", "jsonl")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertEqual({s["id"]: s for s in map(json.loads, done.stdout.splitlines())}, leading)
        self.assertEqual(len(json.loads(run("statements", dossier, "--format", "json", "--every-telling").stdout)),
                         len(exported))
        chosen = run("statements", dossier, "--speaker", "RYABKOV", "--act", "demand,warn", "--act", "deny",
                     "--format", "csv").stdout.decode()
        rows = list(csv.DictReader(chosen.splitlines()))
        self.assertEqual({(r["speaker"], r["act"]) for r in rows},
                         {("Sergei Ryabkov", act) for act in ["demand", "warn", "deny"]})
        self.assertEqual({r["text"] for r in rows}, {leading[r["id"]]["text"] for r in rows})
        table = run("statements", dossier, "--since", "2022-01-10", "--width", 80).stdout.decode()
        self.assertLessEqual(max(map(len, table.splitlines())), 80)
        days = [s for s in leading.values() if s["date"] and s["date"]["end"] >= "2022-01-10"]
        for statement in days:
            self.assertIn(statement["id"][:5], table)
        self.assertEqual(run("statements", dossier, "--speaker", "nobody at all").stdout, b"no statement\n")
        self.assertEqual(run("statements", SAMPLES).stdout, run("statements", dossier).stdout)

    def test_statements_read_a_stream_and_leave_out_what_they_cannot(self):
        article = (SAMPLES / "13-geneva-talks.txt").read_bytes()
        done = run("statements", "-", stdin=article)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Wendy Sherman", done.stdout.decode())
        done = run("statements", self.article(), self.write("empty.txt", b""))
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"empty.txt", done.stderr)

    def test_standard_input(self):
        done = run("brief", "-", stdin=(SAMPLES / "13-geneva-talks.txt").read_bytes())
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Wendy Sherman", done.stdout.decode())

    def test_timings_are_printed_on_request(self):
        done = run("brief", SAMPLES, "--timings")
        for stage in [b"load", b"ingest", b"language", b"extract", b"total"]:
            self.assertIn(stage, done.stderr)

    # ------------------------------------------------------------ measuring

    def test_eval_prints_figures_and_writes_answers(self):
        text = "They met on 4 May 2021."
        line = {"id": "x", "document_date": "2021-06-01", "text": text,
                "timexes": [{"begin": 12, "end": 22, "type": "DATE", "value": "2021-05-04"}]}
        out = self.folder / "out.jsonl"
        done = run("eval", "time", self.write("gold.jsonl", json.dumps(line) + "\n"), "--predictions", out)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertEqual(done.stdout.decode().splitlines()[:3],
                         ["strict P\t1.0000", "strict R\t1.0000", "strict F1\t1.0000"])
        self.assertEqual(json.loads(out.read_text()), {"id": "x", "timexes": line["timexes"]})
        line["timexes"] = None
        done = run("eval", "time", self.write("bare.jsonl", json.dumps(line) + "\n"))
        self.assertEqual((done.returncode, done.stdout), (0, b""))

    def test_eval_names_file_line_and_cause(self):
        gold = self.write("gold.jsonl", '{"id": "x", "text": "short", "timexes": [{"begin": 0, "end": 9}]}\n')
        done = run("eval", "time", gold)
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        for word in [b"gold.jsonl: line 1: ", b"[0, 9] is not in the text of 5 code points"]:
            self.assertIn(word, done.stderr)

    # ------------------------------------------------------------ bad input

    def left_out(self, bad, *words, options=()):
        """The bad file is named with its cause, the good one is read, the exit code is 3."""
        done = run("read", bad, self.article(), *options)
        self.assertEqual(done.returncode, 3, done.stderr)
        message = done.stderr.decode(errors="replace")
        self.assertIn(bad.name, message)
        for word in words:
            self.assertIn(word, message)
        self.assertIn(b"articles 1 ", done.stdout)

    def test_empty_file(self):
        self.left_out(self.write("empty.txt", b""), "empty")

    def test_binary(self):
        self.left_out(self.write("picture.txt", bytes(range(256)) * 40))

    def test_missing_file(self):
        self.left_out(self.folder / "missing.txt")

    def test_a_line_of_100_megabytes(self):
        path = self.folder / "long.txt"
        with path.open("wb") as file:
            for _ in range(100):
                file.write(b"word " * 209715)
        self.left_out(path)

    def test_a_broken_line_of_json_names_the_line(self):
        good = (SAMPLES / "08-agencies.jsonl").read_text().splitlines()
        path = self.write("crawl.jsonl", "\n".join([good[0], '{"title": "cut', good[1]]) + "\n")
        done = run("read", path)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"line 2", done.stderr)
        self.assertIn(b"articles 2 ", done.stdout)

    def test_html_bombs(self):
        self.left_out(self.write("deep.html", "<div>" * 200000 + "text"))
        many = " ".join(f"a{i}=1" for i in range(200000))
        self.left_out(self.write("wide.html", f"<html><body><p {many}>text</p></body></html>"))

    def test_the_same_bytes_twice(self):
        first, second = self.article("a.txt"), self.article("b.txt")
        done = run("read", first, second)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"b.txt", done.stderr)
        self.assertIn(b"a.txt", done.stderr)
        self.assertIn(b"articles 1 ", done.stdout)

    def test_a_limit_is_named(self):
        path = self.write("large.txt", "Title\n\n" + "Russia said it would not attack anybody. " * 2000)
        self.left_out(path, options=["--max-bytes", "20000"])

    @unittest.skipIf(os.geteuid() == 0, "root reads everything")
    def test_unreadable_file(self):
        path = self.article("locked.txt")
        path.chmod(0)
        self.left_out(path)


if __name__ == "__main__":
    sys.argv = sys.argv[:1]
    unittest.main(verbosity=1)
