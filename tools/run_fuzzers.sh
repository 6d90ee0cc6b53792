#!/usr/bin/env bash
# Runs every fuzz target for SECONDS (default 60) from the seeds in fuzz/seeds/TARGET; fails when one
# finds something, or when there is no target at all.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
found=0
for target in build/fuzz/fuzz/*_fuzz; do
  [ -x "$target" ] || continue
  name=$(basename "$target")
  corpus=build/fuzz/corpus/$name
  mkdir -p "$corpus"
  seeds=(); [ -d "fuzz/seeds/$name" ] && seeds=("fuzz/seeds/$name")
  echo "fuzz: $name, $seconds s"
  "$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=0 \
    -verbosity=0 "$corpus" "${seeds[@]}"
  found=$((found + 1))
done
[ "$found" -gt 0 ] || { echo "fuzz: no target was built" >&2; exit 1; }
echo "fuzz: $found targets clean"
