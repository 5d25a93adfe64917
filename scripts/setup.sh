#!/usr/bin/env bash
# Installs what is missing on a Debian 12 machine. usage: scripts/setup.sh front|browser|postgres …
# front: what builds the islands; browser: Chromium for the browser tests; postgres: a server for the tests.
set -euo pipefail
cd "$(dirname "$0")/.."

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

packages() {
  local missing=()
  for package in "$@"; do dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package"); done
  [ ${#missing[@]} -eq 0 ] && return
  echo "setup: installing ${missing[*]} (about a minute)"
  as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

npm_packages() {
  local lock=end2end/package-lock.json mark=end2end/node_modules/.installed
  if [ ! -e "$mark" ] || ! cmp -s "$lock" "$mark"; then
    echo "setup: npm packages by lock file (about 15 s)"
    (cd end2end && npm ci --no-audit --no-fund --silent)
    cp "$lock" "$mark"
  fi
}

# The browser half needs a standard library for wasm32: rustup's where it can be fetched, else Debian's sources.
wasm_target() {
  [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib" ] && return
  if command -v rustup >/dev/null && timeout 120 rustup target add wasm32-unknown-unknown >/dev/null 2>&1; then
    echo "setup: wasm32 target added by rustup"
  else
    packages rustc-web rust-web-src
  fi
}

wasm_bindgen() {
  local version
  version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)
  if ! target/tools/bin/wasm-bindgen --version 2>/dev/null | grep -q " $version\$"; then
    echo "setup: wasm-bindgen $version, built once (about 2 minutes)"
    CARGO_PROFILE_RELEASE_OPT_LEVEL=1 RUSTFLAGS= cargo install --quiet wasm-bindgen-cli --version "$version" --root target/tools --target-dir target/tools-build
    rm -rf target/tools-build
  fi
}

nextest() {
  command -v cargo-nextest >/dev/null && return
  [ -x target/tools/bin/cargo-nextest ] && return
  echo "setup: cargo-nextest, built once (about 5 minutes)"
  RUSTFLAGS= cargo install --quiet --locked cargo-nextest --root target/tools --target-dir target/tools-build
  rm -rf target/tools-build
}

for part in "$@"; do
  case "$part" in
    front) packages build-essential pkg-config; npm_packages; wasm_target; wasm_bindgen ;;
    browser) npm_packages; packages chromium ;;
    postgres) packages postgresql ;;
    nextest) nextest ;;
    *) echo "setup: unknown part $part" >&2; exit 2 ;;
  esac
done
