#!/usr/bin/env bash
# Installs the Debian packages of debian-packages.txt (and of the lists named as arguments) that are
# missing. Silent when nothing is. Needs root, or sudo.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

lists=("$here/debian-packages.txt" "$@")
missing=()
while read -r package; do
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || missing+=("$package")
done < <(grep -hvE '^(#|$)' "${lists[@]}")
[ "${#missing[@]}" -gt 0 ] || exit 0

if ! command -v apt-get >/dev/null; then
  echo "setup: these packages are missing and this is no Debian: ${missing[*]}" >&2
  exit 1
fi
as_root=()
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || { echo "setup: run as root, or install: ${missing[*]}" >&2; exit 1; }
  as_root=(sudo)
fi
echo "setup: installing ${#missing[@]} Debian packages: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
for try in 1 2 3; do
  if "${as_root[@]}" apt-get update -qq && "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null; then
    exit 0
  fi
  echo "setup: try $try of 3 failed" >&2
  sleep $((try * 5))
done
echo "setup: could not install the packages; is there a network, and are Debian's package sources set up?" >&2
exit 1
