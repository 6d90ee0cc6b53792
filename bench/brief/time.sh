#!/usr/bin/env bash
# Wall time, peak memory and stages of `demarche brief` from a cold process.
# usage: bench/brief/time.sh ARTICLES... (default: samples/)
set -euo pipefail
cd "$(dirname "$0")/../.."
program=build/release/demarche
[ $# -gt 0 ] || set -- samples
python3 - "$program" "$@" <<'PY'
import resource, subprocess, sys, time
command = [sys.argv[1], "brief", *sys.argv[2:]]
walls = []
for _ in range(7):
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    walls.append(time.perf_counter() - begin)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(f"wall  best {min(walls) * 1e3:.0f} ms, median {sorted(walls)[3] * 1e3:.0f} ms of 7 runs")
print(f"peak  {peak:.0f} MB resident")
PY
"$program" brief "$@" --timings >/dev/null
