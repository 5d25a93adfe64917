#!/usr/bin/env bash
# Builds the islands, a module a page, and the reader of QR codes, to WebAssembly into target/front/islands. Does nothing when they
# are newer than their sources.
set -euo pipefail
cd "$(dirname "$0")/.."

out=target/front/islands
if [ -e "$out/built" ] && [ -z "$(find src/islands Cargo.toml Cargo.lock scripts/front.sh -newer "$out/built" -print -quit)" ]; then
  exit 0
fi
echo "front: islands to WebAssembly (4 minutes the first time, then about 2)"

target=wasm32-unknown-unknown

# usage: module NAME FEATURE
module() {
  local flags=(--package archipel-islands --lib --crate-type cdylib --target "$target" --target-dir target/front --profile wasm-release --no-default-features --features "$2")
  # cargo rustc --crate-type: with a crate type in Cargo.toml a plain build would skip link-time optimisation.
  if [ -d "$(rustc --print sysroot)/lib/rustlib/$target/lib" ]; then
    cargo rustc --quiet "${flags[@]}"
  else
    host=$(rustc -vV | sed -n 's/^host: //p')
    lld="$(rustc --print sysroot)/lib/rustlib/$host/bin/rust-lld"
    RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER="$lld" \
      cargo rustc --quiet "${flags[@]}" -Zbuild-std=std,panic_abort
  fi
  target/tools/bin/wasm-bindgen --target web --no-typescript --out-dir "$out" --out-name "$1" "target/front/$target/wasm-release/islands.wasm"
  end2end/node_modules/.bin/wasm-opt -Oz "$out/$1_bg.wasm" -o "$out/$1_bg.wasm"
}

for island in week-board door plan-editor; do
  module "$island" "$island"
done
module qr-reader qr
touch "$out/built"
