#!/usr/bin/env python3
"""The language library as another program gets it: installed below a prefix, found, linked, run, measured.

Needs no network and no weights but the tiny ones of the tree.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

parser = argparse.ArgumentParser()
for name in ["source", "build", "whole"]:
    parser.add_argument(f"--{name}", type=pathlib.Path, required=True)
for name in ["cmake", "compiler", "flags", "nm", "strip"]:
    parser.add_argument(f"--{name}", required=True)
parser.add_argument("--size-limit", type=int, required=True, help="bytes of the stripped library; 0: not measured")
A = parser.parse_args()

TINY = A.source / "tests/data"
# Standard headers have neither folder nor ending; beside them only this one is public.
FOREIGN_HEADERS = {"tl/expected.hpp"}


def run(*command, **options):
    done = subprocess.run([str(c) for c in command], capture_output=True, timeout=300, **options)
    if done.returncode != 0:
        raise AssertionError(f"{command}\n{done.stdout.decode()}\n{done.stderr.decode()}")
    return done.stdout.decode()


def compile_alone(code, *flags):
    run(A.compiler, "-std=c++20", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", *flags, "-x", "c++", "-",
        input=code.encode())


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="demarche-install-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.prefix = cls.folder / "prefix"
        for component in ["program", "language", "documentation"]:
            run(A.cmake, "--install", A.build, "--prefix", cls.prefix, "--component", component)
        cls.library = next(cls.prefix.glob("lib*/**/libdemarche_language.a"))
        cls.include = f"-I{cls.prefix / 'include'}"
        cls.examples = cls.folder / "examples"
        run(A.cmake, "-S", A.source / "examples", "-B", cls.examples, f"-DCMAKE_PREFIX_PATH={cls.prefix}",
            f"-DCMAKE_CXX_COMPILER={A.compiler}", f"-DCMAKE_CXX_FLAGS={A.flags}", "-DCMAKE_BUILD_TYPE=Release")
        run(A.cmake, "--build", cls.examples)
        cls.expected = [json.loads(line) for line in (TINY / "tiny_expected.jsonl").read_text().splitlines()]

    def annotated(self, program, text):
        return run(program, TINY / "tiny_pipeline", input=text.encode()).split("\n")[:-1]

    def test_the_example_prints_what_spacy_says(self):
        self.assertIn("GPE", json.dumps(self.expected))  # there are entities to print
        for document in self.expected:
            tokens = [f"{t[0]}\t{t[1]}\t{document['text'][t[0]:t[1]]}\t{t[4]}\t{t[3]}\t{t[6]}"
                      for t in document["tokens"] if t[5] != "SPACE"]
            words = {}  # of each entity, by its first token
            for place, token in enumerate(document["tokens"]):
                if token[9][0] == "B":
                    begin = place
                if token[9] != "O":
                    words.setdefault(begin, [token[9][1:] + ":"]).append(document["text"][token[0]:token[1]])
            self.assertEqual(self.annotated(self.examples / "annotate", document["text"]),
                             tokens + [" ".join(entity) for entity in words.values()])

    def test_the_example_names_what_is_missing(self):
        done = subprocess.run([self.examples / "annotate", self.folder / "nowhere"], input=b"x", capture_output=True)
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        self.assertIn(b"nowhere/meta.json", done.stderr)

    def test_the_example_of_the_encoder_quotes_the_text(self):
        encoder = self.folder / "encoder.safetensors"
        run(A.build / "demarche-encoder", TINY / "tiny_encoder/base.safetensors",
            TINY / "tiny_encoder/trained.safetensors", encoder)
        text = " ".join(document["text"] for document in self.expected[:20])
        lines = run(self.examples / "attributions", TINY / "tiny_pipeline", encoder, input=text.encode()).splitlines()
        self.assertTrue(lines)
        for line in lines:
            parts = re.split(r"(?:^|  )(?:source|cue|content): ", line)[1:]
            self.assertTrue(parts, line)
            for part in parts:
                self.assertIn(part, text)

    def test_pkg_config_links_the_same_program(self):
        environment = os.environ | {"PKG_CONFIG_PATH": str(self.library.parent / "pkgconfig")}
        flags = run("pkg-config", "--static", "--cflags", "--libs", "demarche-language", env=environment).split()
        program = self.folder / "annotate"
        source = self.prefix / "share/doc/demarche/examples/annotate.cpp"
        run(A.compiler, *A.flags.split(), "-std=c++20", source, *flags, "-o", program)
        text = self.expected[0]["text"]
        self.assertEqual(self.annotated(program, text), self.annotated(self.examples / "annotate", text))

    def test_headers_stand_alone(self):
        headers = sorted((self.prefix / "include").rglob("*.hpp"))
        self.assertIn("language.hpp", [header.name for header in headers])
        for header in headers:
            for included in re.findall(r'#include ([<"].*[>"])', header.read_text()):
                name = included[1:-1]
                self.assertTrue(name in FOREIGN_HEADERS or "/" not in name and "." not in name or
                                (self.prefix / "include" / name).exists(), f"{header}: {included}")
            compile_alone(f"#include <demarche/{header.name}>\n", self.include)

    def test_snippets_of_the_manual_compile(self):
        manual = (self.prefix / "share/doc/demarche/docs/language-library.md").read_text()
        snippets = re.findall(r"```cpp\n(.*?)```", manual, re.DOTALL)
        self.assertGreater(len(snippets), 3)
        code = ["#include <demarche/encoder.hpp>", "#include <demarche/language.hpp>",
                *(f"#include <{name}>" for name in ["iostream", "string", "thread", "vector"])]
        for number, snippet in enumerate(snippets):
            code.append(f"void snippet{number}(const demarche::Pipeline& pipeline, std::vector<std::string> texts,\n"
                        f"  demarche::Pipeline::Workspace& workspace, demarche::Analysis& analysis) {{\n"
                        f"(void)pipeline, (void)texts, (void)workspace, (void)analysis;\n{{\n{snippet}}}\n}}")
        compile_alone("\n".join(code) + "\n", self.include)

    def test_no_name_outside_our_namespace(self):
        strong = re.compile(r"^\S* ?[TDBRGSC] (.*)$")
        names = [match.group(1) for line in run(A.nm, "-C", "--defined-only", "--extern-only", self.library).splitlines()
                 if (match := strong.match(line))]
        self.assertGreater(len(names), 100)
        foreign = [name for name in names if "demarche::" not in name and not name.lstrip("_").startswith(("asan", "odr_asan"))]
        self.assertEqual(foreign, [])

    def test_the_installed_program_runs(self):
        self.assertIn("demarche ", run(self.prefix / "bin/demarche", "--version"))
        for name in ["README.md", "LICENSE", "docs/language-library.md"]:
            self.assertTrue((self.prefix / "share/doc/demarche" / name).exists(), name)

    @unittest.skipIf(A.size_limit == 0, "not measured in this build")
    def test_the_stripped_library_is_small(self):
        """All objects in one shared object: a static program takes the part it uses, so this is the most."""
        stripped = self.folder / "stripped.so"
        run(A.strip, "-o", stripped, A.whole)
        size = stripped.stat().st_size
        print(f"stripped language library: {size} bytes")
        self.assertLess(200_000, size)  # it holds the kernels, so it is the library
        self.assertLessEqual(size, A.size_limit)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
