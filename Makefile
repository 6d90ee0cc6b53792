# The way in. `make brief` and `make test` do all the set-up on a fresh Debian 12 machine; repeated,
# they only do what is missing.
SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c
.PHONY: help brief test build data data-md packages bench sanitize fuzz format clean

PROGRAM := build/release/demarche

help:
	@echo "make brief     set everything up, read the sample articles and print the brief"
	@echo "make test      set everything up, build and run every test"
	@echo "make build     the program alone: $(PROGRAM)"
	@echo "make data-md   en_core_web_md, the language weights with word vectors"
	@echo "make bench     speed and parity, beside the peers"
	@echo "make sanitize  every test under the address and undefined-behaviour sanitizers"
	@echo "make fuzz      every fuzz target for a minute"
	@echo "make format    clang-format on every source file"

packages:
	@tools/setup/packages.sh

build: packages
	@mkdir -p build
	@test -f build/release/build.ninja || { echo "configure: build/release"; cmake --preset release -DDEMARCHE_TESTS=ON >build/configure.log 2>&1 || { cat build/configure.log; exit 1; }; }
	@cmake --build --preset release --target demarche demarche-knowledge demarche-encoder | tools/setup/quiet_ninja.sh

data: build
	@tools/setup/fetch_data.sh

data-md: build
	@tools/setup/fetch_data.sh --md

brief: data
	@$(PROGRAM) brief samples

test: data
	@cmake --build --preset release | tools/setup/quiet_ninja.sh
	@ctest --preset release -j 2

sanitize: data
	@tools/setup/packages.sh tools/setup/debian-packages-sanitizers.txt
	@test -f build/asan-ubsan/build.ninja || cmake --preset asan-ubsan >/dev/null
	@cmake --build --preset asan-ubsan | tools/setup/quiet_ninja.sh
	@ctest --preset asan-ubsan -j 2

fuzz:
	@tools/setup/packages.sh tools/setup/debian-packages-sanitizers.txt
	@test -f build/fuzz/build.ninja || cmake --preset fuzz >/dev/null
	@cmake --build --preset fuzz | tools/setup/quiet_ninja.sh
	@tools/run_fuzzers.sh 60

bench: data
	@cmake --build --preset release | tools/setup/quiet_ninja.sh
	@bench/run.sh

format:
	@git ls-files '*.cpp' '*.hpp' | xargs clang-format -i

clean:
	rm -rf build/release build/dev build/asan-ubsan build/tsan build/fuzz
