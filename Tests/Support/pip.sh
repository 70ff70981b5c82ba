# Sourced by the other scripts in this folder. Provides `fail`, a temporary folder `$work`, and pip.

script=$(basename "$0" .sh)

fail() {
  echo "$script: $1" >&2
  exit 1
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# run_pip WHAT ARGUMENT…: runs pip with the requirements in $work, and prints the reason if it fails.
run_pip() {
  what=$1
  shift
  if command -v pip3 >/dev/null 2>&1; then
    pip=pip3
  elif command -v pip >/dev/null 2>&1; then
    pip=pip
  else
    fail "pip is missing; install it (Debian: apt install python3-pip, macOS: brew install python)"
  fi
  if ! "$pip" "$@" --quiet --disable-pip-version-check --no-deps \
    --requirement "$work/requirements.txt" >"$work/log" 2>&1; then
    cat "$work/log" >&2
    fail "could not get $what (pip says why, above)"
  fi
}
