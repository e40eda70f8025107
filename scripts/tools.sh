#!/usr/bin/env bash
# Installs what this project needs and is missing, and runs commands with it on PATH.
#
#   scripts/tools.sh build          what a build needs: wasm32 target, trunk, wasm-bindgen, wasm-opt, esbuild, crates
#   scripts/tools.sh test           the same, and browsers with their drivers
#   scripts/tools.sh with CMD ...   run CMD with the tools on PATH, offline
#
# The one place where versions of tools are written. Nothing is installed into the clone; the tools live in a per-user
# cache, one folder per version. What is there is skipped without touching the network, so a second run is quiet.
set -euo pipefail

RUST_MIN=1.88                   # rust-version in Cargo.toml
NODE_MIN=18
TRUNK=0.21.14                   # 0.22 needs rustc 1.96.1
WASM_BINDGEN=0.2.129            # must equal the wasm-bindgen crate in Cargo.toml
GECKODRIVER=0.36.0
BINARYEN=132.0.0                # wasm-opt
ESBUILD=0.28.2
SELENIUM=4.30.0                 # the newest that runs on Node 18
AXE=4.14.0                      # axe-core: rules of accessibility
PNGJS=7.0.0                     # reads and writes the stills
NPM_BEFORE=2026-11-01           # what the npm packages themselves depend on is taken as of this day
# Debian package : the program or file that shows it is there. Browsers and drivers come from one archive and match.
DEB_BUILD="gcc:cc libc6-dev:/usr/include/stdlib.h"
DEB_TEST="chromium:chromium chromium-driver:chromedriver firefox-esr:firefox-esr webkit2gtk-driver:WebKitWebDriver
  libwebkit2gtk-4.1-0:/usr/lib/*/webkit2gtk-4.1/MiniBrowser xvfb:Xvfb xauth:xauth
  fonts-dejavu-core:/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${SOLEUS_TOOLS:-${XDG_CACHE_HOME:-${HOME:?is not set; say where tools may live with SOLEUS_TOOLS}/.cache}/soleus-pump}
npm_dir=$cache/npm-$(printf '%s\n' "$BINARYEN" "$ESBUILD" "$SELENIUM" "$AXE" "$PNGJS" "$NPM_BEFORE" | sha256sum | cut -c1-12)

main() {
  case ${1:-} in
    build) locked install_build ;;
    test) locked install_test ;;
    with) shift; run_with "$@" ;;
    *) stop "Usage: scripts/tools.sh build | test | with COMMAND ..." ;;
  esac
}

say() { printf 'tools: %s\n' "$*" >&2; }
stop() { printf 'tools: %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }
at_least() { [ "$(printf '%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

# Two makes at once must not install the same thing twice.
locked() {
  mkdir -p "$cache" 2>/dev/null || stop "Cannot write to $cache. Set SOLEUS_TOOLS to a folder that you may write to."
  if has flock; then
    exec 9>"$cache/lock"
    flock -n 9 || { say "another make is installing tools; waiting for it"; flock 9; }
  fi
  "$@" 9>&-
}

install_build() {
  need_rust
  need_node
  debian "$DEB_BUILD"
  wasm_target
  cargo_tool trunk "$TRUNK" trunk "about 8 minutes on 2 cores" --no-default-features
  cargo_tool wasm-bindgen "$WASM_BINDGEN" wasm-bindgen-cli "about 4 minutes on 2 cores"
  npm_packages
  crates
}

install_test() {
  install_build
  debian "$DEB_TEST"
  cargo_tool geckodriver "$GECKODRIVER" geckodriver "about 3 minutes on 2 cores"
}

need_rust() {
  has cargo || stop "cargo is not on PATH. Install Rust with rustup (https://rustup.rs), open a new shell, and run make again."
  local version
  version=$(cd "$root" && rustc --version 2>/dev/null | cut -d' ' -f2) || version=""
  if [ -z "$version" ] && has rustup; then
    say "installing the stable Rust toolchain with rustup (a minute)"
    rustup toolchain install stable --profile minimal --component clippy --component rustfmt >&2 ||
      stop "rustup could not install the stable toolchain. Run: rustup toolchain install stable"
    version=$(cd "$root" && rustc --version | cut -d' ' -f2)
  fi
  at_least "$RUST_MIN" "${version:-0}" ||
    stop "rustc ${version:-(none)} is too old; $RUST_MIN or newer is needed. Run: rustup update stable"
}

need_node() {
  has node || stop "node is not on PATH. Install Node.js $NODE_MIN or newer with npm (Debian: sudo apt-get install nodejs npm)."
  has npm || stop "npm is not on PATH. Install it beside Node.js (Debian: sudo apt-get install npm)."
  local version
  version=$(node --version)
  at_least "$NODE_MIN" "${version#v}" || stop "Node.js $version is too old; $NODE_MIN or newer is needed."
}

wasm_target() {
  local part missing=()
  [ -d "$(cd "$root" && rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ] || missing+=(wasm32-unknown-unknown)
  if [ ${#missing[@]} -gt 0 ]; then
    has rustup || stop "The Rust target wasm32-unknown-unknown is missing and rustup is not there to add it. Install Rust with rustup (https://rustup.rs)."
    say "adding the Rust target wasm32-unknown-unknown (seconds)"
    (cd "$root" && rustup target add wasm32-unknown-unknown >&2) ||
      stop "rustup could not add the target. With network, run: rustup target add wasm32-unknown-unknown"
  fi
  for part in clippy rustfmt; do
    (cd "$root" && cargo "${part/rustfmt/fmt}" --version >/dev/null 2>&1) && continue
    has rustup || stop "The Rust component $part is missing and rustup is not there to add it. Install Rust with rustup (https://rustup.rs)."
    say "adding the Rust component $part (seconds)"
    (cd "$root" && rustup component add "$part" >&2) ||
      stop "rustup could not add the component. With network, run: rustup component add $part"
  done
}

# cargo_tool PROGRAM VERSION CRATE HOW-LONG [FLAGS]: a prebuilt program where cargo-binstall is there, else compiled.
cargo_tool() {
  local program=$1 version=$2 crate=$3 long=$4 dir=$cache/$1-$2
  shift 4
  answers "$dir/bin/$program" "$version" && return
  if cargo binstall -V >/dev/null 2>&1; then
    say "fetching a prebuilt $crate $version"
    cargo binstall --no-confirm --disable-strategies compile --version "$version" --root "$dir" "$crate" >&2 || true
    answers "$dir/bin/$program" "$version" && return
    say "no prebuilt $crate $version runs here"
  fi
  say "compiling $crate $version ($long, once; it is kept in $dir)"
  # Its own target folder in the cache: an interrupted compile goes on where it stopped. The project's flags stay out.
  (cd "$cache" && env -u RUSTFLAGS -u CARGO_BUILD_TARGET CARGO_TARGET_DIR="$cache/compiling" \
    cargo install "$crate" --version "$version" --locked --force --root "$dir" "$@" >&2) ||
    stop "$crate $version did not install. With network, run: cargo install $crate --version $version --locked --root $dir $*"
  answers "$dir/bin/$program" "$version" || stop "$dir/bin/$program does not answer --version with $version. Delete $dir and run make again."
  rm -rf "$cache/compiling"
}

answers() {
  [ -x "$1" ] || return 1
  case " $("$1" --version 2>/dev/null | head -n 1) " in *[[:space:]]"$2"[[:space:]]*) return 0 ;; *) return 1 ;; esac
}

npm_packages() {
  npm_ready "$npm_dir" && return
  say "fetching binaryen $BINARYEN, esbuild $ESBUILD, selenium-webdriver $SELENIUM, axe-core $AXE and pngjs $PNGJS from npm" \
    "(140 MB on disk, under a minute)"
  rm -rf "$npm_dir.part"
  mkdir -p "$npm_dir.part"
  npm install --prefix "$npm_dir.part" --ignore-scripts --prefer-offline --no-audit --no-fund \
    --before="$NPM_BEFORE" --loglevel=error --fetch-retries=2 --fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=5000 \
    "binaryen@$BINARYEN" "esbuild@$ESBUILD" "selenium-webdriver@$SELENIUM" \
    "axe-core@$AXE" "pngjs@$PNGJS" >&2 ||
    stop "npm could not fetch the packages. With network, run make again."
  npm_ready "$npm_dir.part" || stop "The npm packages in $npm_dir.part do not answer with the pinned versions."
  rm -rf "$npm_dir"
  mv "$npm_dir.part" "$npm_dir"
}

npm_ready() {
  local modules=$1/node_modules
  [ -f "$modules/selenium-webdriver/package.json" ] && [ -f "$modules/axe-core/axe.min.js" ] &&
    [ -f "$modules/pngjs/package.json" ] &&
    answers "$modules/.bin/wasm-opt" "${BINARYEN%%.*}" &&
    answers "$modules/.bin/esbuild" "$ESBUILD"
}

# All crates of Cargo.lock, so that every later cargo run works without network.
crates() {
  [ -f "$root/Cargo.lock" ] || stop "Cargo.lock is missing; it is part of the repository."
  (cd "$root" && cargo fetch --locked --offline >/dev/null 2>&1) && return
  say "fetching the crates of Cargo.lock (under a minute)"
  (cd "$root" && cargo fetch --locked >&2) ||
    stop "cargo could not fetch the crates. With network, run: cargo fetch --locked"
}

# debian "PACKAGE:SIGN ...": installs the packages whose sign is missing.
debian() {
  local pair missing=() sudo=()
  for pair in $1; do
    present "${pair#*:}" || missing+=("${pair%%:*}")
  done
  [ ${#missing[@]} -eq 0 ] && return
  is_debian || stop "This is not Debian, so these must be installed by hand: ${missing[*]} (Debian's package names)."
  if [ "$(user_id)" -ne 0 ]; then
    { has sudo && sudo -n true 2>/dev/null; } ||
      stop "Packages are missing and only root may install them. Run: sudo apt-get install --no-install-recommends ${missing[*]}"
    sudo=(sudo -n)
  fi
  say "installing Debian packages: ${missing[*]} (a few minutes at most)"
  "${sudo[@]}" apt-get update -qq >&2 || say "apt-get update failed; trying with the package lists that are here"
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2 ||
    stop "apt-get could not install them. Install by hand: ${missing[*]}"
}

present() {
  case $1 in
    /*) compgen -G "$1" >/dev/null ;;
    *) has "$1" ;;
  esac
}

is_debian() { has apt-get && [ -e "${SOLEUS_DEBIAN_VERSION_FILE:-/etc/debian_version}" ]; }
user_id() { printf '%s\n' "${SOLEUS_USER_ID:-$(id -u)}"; }

run_with() {
  [ $# -gt 0 ] || stop "Usage: scripts/tools.sh with COMMAND ..."
  export PATH="$cache/trunk-$TRUNK/bin:$cache/wasm-bindgen-$WASM_BINDGEN/bin:$cache/geckodriver-$GECKODRIVER/bin:$npm_dir/node_modules/.bin:$PATH"
  export SOLEUS_NODE_MODULES="$npm_dir/node_modules" CARGO_NET_OFFLINE=true
  # Panic messages name source files; the builder's own folders must not be in the published program.
  local flags="" path
  for path in "${CARGO_HOME:-$HOME/.cargo}=/cargo" "${RUSTUP_HOME:-$HOME/.rustup}=/rustup" "$root=/soleus-pump"; do
    case $path in
      *[[:space:]]*) ;; # cargo splits the flags at spaces; scripts/package.mjs still refuses a path that leaks
      *) flags+=" --remap-path-prefix=$path" ;;
    esac
  done
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="${flags# }"
  exec "$@"
}

main "$@"
