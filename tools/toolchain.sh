# shellcheck shell=bash
# Finds or fetches what emsdk.lock pins and links it under build/toolchain. Sourced by dev; needs no root.
# Knows nothing of how Till is built.

cache="${XDG_CACHE_HOME:-$HOME/.cache}/till"
links="$PWD/build/toolchain"

say() { printf '\033[2m%s\033[0m\n' "$*" >&2; }
die() { printf '%s\n' "$*" >&2; exit 1; }

# Same version, or the same major.minor with a later patch: "1.92.3" will do for "1.92.2b", "6.1.0" not for "6.0.5".
accepts() {
  local want="$1" have="$2"
  [ "$have" = "$want" ] && return 0
  [ "${have%.*}" = "${want%.*}" ] && [ "$(printf '%s\n' "$want" "$have" | sort -V | tail -n 1)" = "$have" ]
}

offered() { # name, wanted version, version on offer, by whom
  accepts "$2" "$3" || { say "$1: $4 offers $3, emsdk.lock wants $2"; return 1; }
  [ "$2" = "$3" ] || say "$1: taking the newer patch release $3 from $4 (emsdk.lock names $2)"
}

checked() { # file, sha256 or -
  [ "$2" = - ] && return 0
  if command -v sha256sum >/dev/null; then echo "$2  $1" | sha256sum -c --quiet; else echo "$2  $1" | shasum -a 256 -c -s; fi
}

# ---- Debian: packages of a newer suite, unpacked beside the system and never installed into it ----

# The suite's index in private directories, read from the mirror and with the key that this machine already trusts.
open_suite() {
  local suite="$1" mirror key="" parts=(/etc/apt/sources.list.d/*)
  apt_dir="$cache/apt-$suite"
  apt=(-qq -o Dir::Etc::sourcelist="$apt_dir/sources.list" -o Dir::Etc::sourceparts=- -o Dir::State::Lists="$apt_dir/lists"
       -o Dir::State::status=/dev/null -o Dir::Cache="$apt_dir/cache" -o APT::Sandbox::User= -o Debug::NoLocking=1)
  [ "${suite_open:-}" = "$suite" ] && return 0
  command -v apt-get >/dev/null && command -v dpkg >/dev/null || return 1
  mirror="$(cat /etc/apt/sources.list "${parts[@]}" 2>/dev/null | awk '
    /^URIs:/ && $2 ~ /\/debian(\/|\.list)?$/ && !found++ { print $2 }
    $1 == "deb" { for (i = 2; i <= NF; i++) if ($i ~ /^[a-z+]+:.*\/debian(\/|\.list)?$/ && !found++) print $i }')"
  [ -n "$mirror" ] || { say "no Debian mirror among this machine's apt sources"; return 1; }
  [ -r /usr/share/keyrings/debian-archive-keyring.gpg ] && key="[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]"
  mkdir -p "$apt_dir/lists/partial" "$apt_dir/cache/archives/partial"
  printf '%s\n' "deb $key $mirror $suite main" "deb-src $key $mirror $suite main" > "$apt_dir/sources.list"
  say "reading Debian $suite's package index"
  apt-get "${apt[@]}" update || return 1
  suite_open="$suite"
}

# "3.12.0.really.3.11.3-3" and "6.0.5+dfsg+~1.41.5-2" name upstream's 3.11.3 and 6.0.5.
upstream_version() { sed -E 's/^[0-9]+://; s/-[^-]*$//; s/.*really\.//; s/[+~].*//'; }

from_debian() { # name, version, suite:[src:]package, target directory
  local suite="${3%%:*}" package="${3##*:}" version
  open_suite "$suite" || return 1
  if [[ "$3" == *:src:* ]]; then
    version="$(apt-cache "${apt[@]}" showsrc "$package" | awk '/^Version:/ && !found++ { print $2 }')"
    offered "$1" "$2" "$(upstream_version <<< "$version")" "Debian $suite" || return 1
    say "$1: fetching from Debian $suite"
    (cd "$4" && apt-get "${apt[@]}" source --download-only "$package" >/dev/null && tar -xf ./*.orig.tar.* --strip-components=1)
    return
  fi
  version="$(apt-cache "${apt[@]}" show "$package" | awk '/^Version:/ && !found++ { print $2 }')"
  offered "$1" "$2" "$(upstream_version <<< "$version")" "Debian $suite" || return 1
  say "$1: fetching from Debian $suite"
  rm -f "$apt_dir"/cache/archives/*.deb
  apt-get "${apt[@]}" install --yes --no-install-recommends --download-only "$package" >/dev/null || return 1
  mkdir -p "$4/root"
  local deb
  for deb in "$apt_dir"/cache/archives/*.deb; do dpkg -x "$deb" "$4/root" || return 1; done
  rm -f "$apt_dir"/cache/archives/*.deb
}

# Programs of the newer suite run on this machine's kernel with their own loader and libraries.
adopt_emscripten() { # directory holding root/
  local root="$1/root" llvm loader libs program file
  # shellcheck disable=SC2012  # our own directories, without odd names
  llvm="$(ls -d "$root"/usr/lib/llvm-*/bin | sort -V | tail -n 1)" && llvm="${llvm%/bin}"
  loader="$(patchelf --print-interpreter "$(readlink -f "$llvm/bin/clang")")"
  [ -e "$root/usr$loader" ] && loader="$root/usr$loader" || loader="$root$loader"
  libs="$(dirname "$(find "$root/usr/lib" -name 'libstdc++.so.6' | sed -n 1p)")"
  for file in "$llvm"/bin/* "$root"/usr/bin/wasm*; do
    program="$(readlink -f "$file")"
    [ "$(head -c 4 "$program" 2>/dev/null)" = $'\x7fELF' ] || continue
    case "$program" in "$root"/*) ;; *) continue ;; esac
    patchelf --set-interpreter "$loader" --force-rpath --set-rpath "$llvm/lib:$libs" "$program" 2>/dev/null || true
  done
  # The libraries' own RUNPATH would hide ours.
  for file in "$libs"/libLLVM*.so* "$libs"/libclang-cpp*.so* "$llvm"/lib/libLLVM*.so* "$llvm"/lib/libclang-cpp*.so*; do
    [ -f "$file" ] && [ ! -L "$file" ] && patchelf --remove-rpath "$file"
  done
  ln -sfn "$root/usr/share/emscripten" "$1/emscripten"
  # Emscripten looks for its settings beside itself, so nobody has to set EM_CONFIG.
  cat > "$1/emscripten/.emscripten" <<CONFIG
LLVM_ROOT = '$llvm/bin'
BINARYEN_ROOT = '$root/usr'
EMSCRIPTEN_ROOT = '$root/usr/share/emscripten'
NODE_JS = 'node'
CACHE = '$1/cache'
LLVM_ADD_VERSION = ''
CLANG_ADD_VERSION = ''
CONFIG
  "$llvm/bin/clang" --version >/dev/null && "$root/usr/bin/wasm-opt" --version >/dev/null
}

# ---- upstream: for machines with open internet, and for macOS ----

from_emsdk() { # version, repository, target directory
  say "emscripten: fetching $1 with emsdk"
  git -c advice.detachedHead=false clone -q --depth 1 --branch "$1" "$2" "$3/emsdk" || return 1
  "$3/emsdk/emsdk" install "$1" >&2 && "$3/emsdk/emsdk" activate "$1" >&2 || return 1
  ln -sfn "$3/emsdk/upstream/emscripten" "$3/emscripten"
}

from_archive() { # name, url, sha256, target directory
  say "$1: fetching $2"
  curl -fsSL --retry 3 -o "$4/archive" "$2" || return 1
  checked "$4/archive" "$3" || die "$1: the archive is not the one that emsdk.lock names"
  tar -xf "$4/archive" -C "$4" --strip-components=1 && rm "$4/archive"
}

# ---- one thing, from wherever it is ----

link_first() { # link, candidates
  local link="$1" place
  mkdir -p "${link%/*}"
  for place in "${@:2}"; do if [ -d "$place" ]; then ln -sfn "$place" "$link" && return; fi; done
  return 1
}

# The one directory that the build looks into, whichever route filled it. Headers get a directory of their own,
# because the unpacked suite's usr/include also holds a C library's headers, which would hide Emscripten's.
settle() { # name, directory
  case "$1" in
    emscripten) if [ -d "$2/root" ]; then adopt_emscripten "$2"; fi && [ -x "$2/emscripten/emcc" ] ;;
    imgui) [ -f "$2/imgui.h" ] ;;
    json) link_first "$2/headers/nlohmann" "$2/root/usr/include/nlohmann" "$2/include/nlohmann" ;;
    doctest) link_first "$2/headers/doctest" "$2/root/usr/include/doctest" "$2/doctest" ;;
  esac
}

emscripten_of_machine() { # version; prints the directory of a fitting emcc that is already here
  local emcc have
  for emcc in "${EMSDK:-/nonexistent}/upstream/emscripten/emcc" "$(command -v emcc || true)"; do
    [ -x "$emcc" ] || continue
    have="$("$emcc" --version | sed -n 1p | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | sed -n 1p)"
    offered emscripten "$1" "$have" "$emcc" || continue
    emcc="$(readlink -f "$emcc")" && printf '%s\n' "${emcc%/*}" && return 0
  done
  return 1
}

fetch() { # name, directory: from the first source that has the version
  local name version route place sum
  while read -r name version route place sum <&3; do
    [ "$name" = "$1" ] || continue
    rm -rf "$2" && mkdir -p "$2"
    case "$route" in
      debian) from_debian "$name" "$version" "$place" "$2" ;;
      emsdk) from_emsdk "$version" "$place" "$2" ;;
      archive) from_archive "$name" "$place" "$sum" "$2" ;;
    esac && settle "$name" "$2" && touch "$2/ready" && return 0
  done 3< <(grep -v '^#' emsdk.lock)
  die "$1: no source in emsdk.lock has the version it names, or none could be reached. Change the version there, run ./dev test
and commit the lock with what the new version changes; for Emscripten, putting that version on PATH or in EMSDK will do too."
}

toolchain() {
  local name version dir here
  mkdir -p "$links" "$cache"
  # Two checkouts, or two terminals, share the cache: the second waits for the first.
  if command -v flock >/dev/null; then exec 9> "$cache/lock" && flock 9; fi
  for name in emscripten imgui json doctest; do
    version="$(awk -v n="$name" '$1 == n { print $2; exit }' emsdk.lock)"
    dir="$cache/$name-$version"
    if [ -e "$dir/ready" ]; then :
    elif [ "$name" = emscripten ] && here="$(emscripten_of_machine "$version")"; then
      ln -sfn "$here" "$links/emscripten" && continue
    else fetch "$name" "$dir"
    fi
    case "$name" in
      emscripten) ln -sfn "$dir/emscripten" "$links/emscripten" ;;
      imgui) ln -sfn "$dir" "$links/imgui" ;;
      *) ln -sfn "$dir/headers" "$links/$name" ;;
    esac
  done
  if command -v flock >/dev/null; then exec 9>&-; fi
}
