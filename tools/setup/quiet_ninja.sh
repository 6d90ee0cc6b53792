#!/usr/bin/env bash
# Shows a build's progress on one line of a terminal, or every 10 % in a log; errors in full.
set -uo pipefail
awk -v tty="$([ -t 1 ] && echo 1 || echo 0)" '
  /^\[[0-9]+\/[0-9]+\]/ {
    split(substr($1, 2), part, /[\/\]]/)
    if (tty) { printf "\r\033[K%s", substr($0, 1, 100); shown = 1 }
    else if (part[2] > 0 && int(10 * part[1] / part[2]) > decile) { decile = int(10 * part[1] / part[2]); print "build: " part[1] " of " part[2]; fflush() }
    next
  }
  /^ninja: no work to do/ { next }
  { if (shown) { printf "\r\033[K"; shown = 0 } print }
  END { if (shown) printf "\r\033[K" }'
