#!/usr/bin/env python3
"""`demarche annotate` as a user runs it, on the tiny pipeline of the tree.

Usage: annotate_test.py PROGRAM TINY_PIPELINE
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import unittest

PROGRAM, MODEL = sys.argv[1], sys.argv[2]
ODD = ["a  b\n\n c ", "\u00a0x\u2003y", " leading", "tab\tand\r\nlines\u2028z", "\n", "", "_ _x_ | = \\s",
       "\U0001F468\u200D\U0001F469 e\u0301 \u6f22\u5b57", 'quote " back\\slash \x01\x7f', "nul \0 byte"]
TEXTS = ODD + ["Russia warned Ukraine. The troops left Stockholm on Thursday.\n\nNATO said so.",
               "Don't say U.S. officials can't. \"Yes,\" he said (twice)."]


def run(*arguments, stdin=b""):
    return subprocess.run([PROGRAM, "annotate", "--model", MODEL, *map(str, arguments)], input=stdin,
                          capture_output=True, timeout=300)


def lines_of(texts):
    return "".join(json.dumps({"id": f"t{i}", "text": t}) + "\n" for i, t in enumerate(texts)).encode()


def spaces_of(misc, name):
    found = [m[len(name) + 1:] for m in misc if m.startswith(name + "=")]
    plain = {"\\s": " ", "\\t": "\t", "\\n": "\n", "\\r": "\r"}
    return re.sub(r"\\u([0-9A-F]{4})|\\[stnr]", lambda m: chr(int(m[1], 16)) if m[1] else plain[m[0]], found[0]) if found else None


def check_conllu(test, block):
    """The rules of universaldependencies.org/format.html, and the text as the columns spell it."""
    lines = block.split("\n")
    comments = [line for line in lines if line.startswith("#")]
    rows = [line.split("\t") for line in lines[len(comments):]]
    test.assertEqual(sum(c.startswith("# sent_id = ") for c in comments), 1, block)
    text = [c[len("# text = "):] for c in comments if c.startswith("# text = ")]
    test.assertEqual(len(text), 1, block)
    test.assertEqual([r[0] for r in rows], [str(i + 1) for i in range(len(rows))], block)
    roots, spelled = [], ""
    for row in rows:
        test.assertEqual(len(row), 10, row)
        for value in row:
            test.assertTrue(value, row)
        for value in row[3:]:
            test.assertNotRegex(value, r"\s", row)
        names = [f.split("=")[0] for f in row[5].split("|")] if row[5] != "_" else []
        test.assertEqual(names, sorted(names, key=str.lower), row)
        test.assertEqual(row[6] == "0", row[7] == "root", row)
        test.assertTrue(0 <= int(row[6]) <= len(rows) and row[6] != row[0], row)
        if row[6] == "0":
            roots.append(row[0])
        misc = row[9].split("|")
        test.assertEqual(misc, sorted(misc), row)
        spelled += row[1] + ("" if "SpaceAfter=No" in misc else " ")
    test.assertEqual(len(roots), 1, block)
    test.assertEqual(spelled.rstrip(" "), text[0].rstrip(" "), block)
    for row in rows:  # no cycle
        at, steps = row, 0
        while at[6] != "0":
            at, steps = rows[int(at[6]) - 1], steps + 1
            test.assertLessEqual(steps, len(rows), block)
    return rows


class Annotate(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="demarche-test-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content)
        return path

    # ------------------------------------------------------------ formats

    def test_json_is_spacys_layout_and_spells_the_text(self):
        done = run(self.write("t.jsonl", lines_of(TEXTS)))
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        documents = [json.loads(line) for line in done.stdout.decode().split("\n")[:-1]]
        self.assertEqual([d["id"] for d in documents], [f"t{i}" for i in range(len(TEXTS))])
        for d, text in zip(documents, TEXTS):
            self.assertEqual(list(d), ["id", "text", "ents", "sents", "tokens"])
            self.assertEqual(d["text"], text)
            spelled = ""
            for i, t in enumerate(d["tokens"]):
                self.assertEqual(list(t), ["id", "start", "end", "tag", "pos", "morph", "lemma", "dep", "head"])
                self.assertEqual(t["id"], i)
                spelled += " " * (t["start"] - len(spelled)) + text[t["start"]:t["end"]]
            self.assertEqual(spelled.rstrip(" "), text.rstrip(" "))
            self.assertEqual([s["start"] for s in d["sents"]][:1], [0] if text else [])

    def test_conllu_keeps_the_rules_and_loses_no_character(self):
        done = run(self.write("t.jsonl", lines_of(TEXTS)), "--format", "conllu")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        out = done.stdout.decode()
        self.assertTrue(out.endswith("\n\n"))
        documents, ids = {}, []
        for block in out[:-2].split("\n\n"):
            new = re.search(r"^# newdoc id = t(\d+)$", block, re.M)
            if new:
                current = documents.setdefault(int(new[1]), [])
            current.extend(check_conllu(self, block))
            ids += re.findall(r"^# sent_id = (\S+)$", block, re.M)
        self.assertEqual(len(ids), len(set(ids)))
        for i, text in enumerate(TEXTS):
            if not text.strip():
                self.assertNotIn(i, documents)  # a sentence without a word cannot be written
                continue
            spelled = ""
            for row in documents[i]:
                misc = row[9].split("|")
                after = spaces_of(misc, "SpacesAfter")
                spelled += (spaces_of(misc, "SpacesBefore") or "") + row[1]
                spelled += after if after is not None else "" if "SpaceAfter=No" in misc else " "
            self.assertEqual(spelled, text)

    def test_the_table_fits_its_width(self):
        def columns(line):
            return sum(0 if unicodedata.combining(c) or c in "\u200d" else 2 if unicodedata.east_asian_width(c) in "WF" else 1
                       for c in line)
        for width in [20, 40, 80]:
            done = run(self.write("t.jsonl", lines_of(TEXTS)), "--format", "table", "--width", width)
            self.assertEqual(done.returncode, 0)
            lines = done.stdout.decode().split("\n")
            self.assertLessEqual(max(map(columns, lines)), width)
            self.assertIn("Russia", done.stdout.decode())
        self.assertNotRegex(done.stdout.decode().replace("\n", ""), r"[\x00-\x1f\x7f]")

    def test_none_prints_one_line_of_time(self):
        done = run(self.write("t.txt", b"One text."), "--format", "none")
        self.assertRegex(done.stdout.decode(), r"^\S+ \S+: loaded in \d+ ms; 1 texts, 3 tokens in [\d.]+ s, \d+ tokens/s\n$")

    # ------------------------------------------------------------ input

    def test_a_whole_file_is_one_text(self):
        path = self.write("t.txt", b'{"text": "not JSON Lines by its name"}\n')
        self.assertEqual(json.loads(run(path).stdout)["text"], path.read_text())
        self.assertEqual(json.loads(run(path).stdout)["id"], str(path))

    def test_standard_input_is_text_or_lines(self):
        self.assertEqual(json.loads(run("-", stdin=b"Plain words.").stdout), {**json.loads(run("-", stdin=b"Plain words.").stdout), "id": "-"})
        done = run("-", stdin=b'\n{"text": "No id here."}\n{"id": 7, "text": "A number."}')
        self.assertEqual([json.loads(line)["id"] for line in done.stdout.splitlines()], ["-:2", "7"])

    def test_bad_lines_are_named_and_the_rest_goes_on(self):
        bad = [(b'{"text": "cut', "is not valid JSON"), (b'{"id": "x"}', 'no member "text"'), (b"[1]", "no JSON object"),
               (b'"words"', "no JSON object"), (b'{"text": 5}', "text is no string"), (b'{"text": "lone \\ud800 x"}', "surrogate"),
               (b'{"text": "bad \xff byte"}', "UTF-8"), (b'{"id": [1], "text": "x"}', "id is neither"),
               (b'{"text": "a"} trailing', "is not valid JSON")]
        good = b'{"id": "good", "text": "Fine words."}\n'
        path = self.write("bad.jsonl", good + b"".join(line + b"\n" + good for line, _ in bad))
        for threads in [1, 3]:
            done = run(path, "--threads", threads)
            self.assertEqual(done.returncode, 3)
            self.assertEqual(len(done.stdout.splitlines()), len(bad) + 1)
            messages = done.stderr.decode().splitlines()
            for i, (_, cause) in enumerate(bad):
                self.assertIn(f"bad.jsonl: line {2 * i + 2}", messages[i])
                self.assertIn(cause, messages[i])
            self.assertEqual(messages[len(bad)], f"demarche: {len(bad)} of {2 * len(bad) + 1} texts left out")

    def test_bad_files_are_named_and_the_rest_goes_on(self):
        good = self.write("good.txt", b"Fine words.")
        cases = [(self.write("latin.txt", b"caf\xe9 au lait"), "UTF-8"), (self.folder / "missing.txt", "No such file"),
                 (self.folder, "directory"), (self.write("long.txt", b"x" * 2000), "longer than 1000 bytes"),
                 (self.write("long.jsonl", b'{"text": "' + b"x" * 2000 + b'"}\n'), "line 1: is longer than 1000 bytes")]
        done = run(*[path for path, _ in cases], good, "--max-bytes", 1000)
        self.assertEqual(done.returncode, 3)
        self.assertEqual(len(done.stdout.splitlines()), 1)
        for (path, cause), message in zip(cases, done.stderr.decode().splitlines()):
            self.assertIn(str(path), message)
            self.assertIn(cause, message)

    def test_a_byte_order_mark_and_an_escaped_nul_are_read(self):
        done = run(self.write("t.jsonl", b'\xef\xbb\xbf{"text": "nul \\u0000 here"}\r\n'))
        self.assertEqual(json.loads(done.stdout)["text"], "nul \0 here")

    # ------------------------------------------------------------ running

    def test_the_same_bytes_for_any_number_of_threads(self):
        path = self.write("t.jsonl", lines_of(TEXTS * 20))
        first = run(path, "--threads", 1)
        self.assertEqual(first.stdout, run(path, "--threads", 4).stdout)
        self.assertEqual(len(first.stdout.splitlines()), 20 * len(TEXTS))

    def test_answers_come_while_the_input_is_open(self):
        process = subprocess.Popen([PROGRAM, "annotate", "--model", MODEL, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.addCleanup(process.wait)
        self.addCleanup(process.stdin.close)
        for i in range(3):
            process.stdin.write(b'{"text": "Words %d."}\n' % i)
            process.stdin.flush()
            self.assertEqual(json.loads(process.stdout.readline())["text"], f"Words {i}.")
        process.stdout.close()

    def test_memory_does_not_grow_with_the_input(self):
        peaks = []
        for n in [200, 4000]:
            path = self.write("t.jsonl", lines_of(["Some words of a text that is read again and again. " * 20] * n))
            code = ("import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True);"
                    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
            # The address sanitizer keeps freed memory for a while, up to 256 MB, unless it is told not to.
            done = subprocess.run([sys.executable, "-c", code, PROGRAM, "annotate", "--model", MODEL, path],
                                  env=os.environ | {"ASAN_OPTIONS": "quarantine_size_mb=0:thread_local_quarantine_size_kb=0"},
                                  capture_output=True, timeout=300, check=True)
            peaks.append(int(done.stdout))
        self.assertLess(peaks[1], peaks[0] + 2048, "kilobytes")

    def test_a_full_disk_is_a_failure(self):
        if not pathlib.Path("/dev/full").exists():
            self.skipTest("no /dev/full")
        path = self.write("t.jsonl", lines_of(TEXTS * 20))
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "annotate", "--model", MODEL, path], stdout=full, stderr=subprocess.PIPE, timeout=60)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"cannot write", done.stderr)

    def test_help_shows_examples(self):
        done = run("--help")
        self.assertEqual(done.returncode, 0)
        for word in [b"Examples", b"conllu", b"--mode", b"exit code is 3"]:
            self.assertIn(word, done.stdout)

    def test_a_model_that_is_none_is_named(self):
        done = subprocess.run([PROGRAM, "annotate", "--model", self.write("file", b"x"), __file__], capture_output=True, timeout=60)
        self.assertEqual(done.returncode, 1)
        self.assertIn(str(self.folder / "file" / "meta.json").encode(), done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
