#!/usr/bin/env bash
# Runs the named steps in order and stops at the first that fails: scripts/steps.sh STEP ...
# The Makefile puts them together; each is one command that can be run by hand.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

wasm=(--target wasm32-unknown-unknown)

step_fmt() { cargo fmt --check; }
step_clippy() { cargo clippy --locked --all-targets -- -D warnings; }
step_tests() { cargo test --locked --quiet; }
step_words() { node --test tests/words/words.test.mjs; }
step_split() { node --test tests/split/split.test.mjs; }
# The model in WebAssembly against the digest that the native tests left in target/tmp.
step_replay() {
  SOLEUS_REPLAY=$(cat target/tmp/replay) CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
    cargo test --locked --release "${wasm[@]}" --test replay -- --nocapture
}
# The same in Chromium: it prints how fast the model runs there. SciPy is asked where it is installed.
step_bench() {
  cargo bench --locked --quiet --bench pump
  cargo test --locked --quiet --test replay
  WASM_BINDGEN_USE_BROWSER=1 CHROMEDRIVER=$(command -v chromedriver) step_replay
  if python3 -c "import scipy" 2>/dev/null; then python3 benches/scipy_walk.py; else echo "SciPy is not here."; fi
}
# What an animation frame costs, and what the heap keeps.
step_frames() { node benches/frames.mjs; }
step_clippy_wasm() { cargo clippy --locked --lib --bins "${wasm[@]}" -- -D warnings; }
step_doc() { RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --lib "${wasm[@]}"; }
step_build() {
  # Trunk takes NO_COLOR for a flag of its own and accepts only true or false.
  [ -z "${NO_COLOR:-}" ] || export NO_COLOR=true
  RUST_BACKTRACE=0 trunk build
}
step_budget() { node scripts/budget.mjs; }
step_browser() { node tests/browser/run.mjs; }
step_stills() { node tests/browser/stills.mjs; }
step_accept_stills() { node tests/browser/stills.mjs --accept; }

names=("$@")
done_steps=()
finish() {
  local rc=$?
  [ $rc -eq 0 ] && return
  printf '\nFAILED at step "%s" (%d of %d) after %d s.\n' "${step:-none}" $((${#done_steps[@]} + 1)) ${#names[@]} "$SECONDS"
}
trap finish EXIT

for step in "${names[@]}"; do
  began=$SECONDS
  printf '\n== %s (%d of %d)\n' "$step" $((${#done_steps[@]} + 1)) ${#names[@]}
  # Not in a condition: bash would then go on after a failing command inside the step.
  "step_${step//-/_}"
  done_steps+=("$step $((SECONDS - began)) s")
done
summary=$(printf ', %s' "${done_steps[@]}")
printf '\nOK: %s. In all %d s.\n' "${summary#, }" "$SECONDS"
