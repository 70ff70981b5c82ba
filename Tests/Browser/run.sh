#!/bin/sh
# Builds the site for / and for a sub-path and tests both in Chromium, and the most important things in Firefox:
# run.sh [ARGUMENT OF PYTEST…]. Without a browser it prints one line and succeeds, unless BROWSER_TESTS=required.
set -eu

cd "$(dirname "$0")/../.."
# Some tests run the program in other folders.
case ${DEMARC:-} in "" | /*) ;; *) export DEMARC="$PWD/$DEMARC" ;; esac

missing() {
  if [ "${BROWSER_TESTS:-}" = required ]; then
    echo "Tests in a browser: $1, and BROWSER_TESTS=required" >&2
    exit 1
  fi
  echo "Tests in a browser: skipped: $1"
  exit 0
}

: "${CHROMIUM:=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}"
[ -n "$CHROMIUM" ] || missing "no Chromium"
command -v python3 >/dev/null 2>&1 || missing "no Python"
export CHROMIUM
: "${FIREFOX:=$(command -v firefox-esr || command -v firefox || true)}"
[ -n "$FIREFOX" ] || [ "${BROWSER_TESTS:-}" != required ] || missing "no Firefox"
export FIREFOX

sh Tests/Support/install-browser-tests.sh
tools=$PWD/.build/browser/python
# Plug-ins that happen to be installed elsewhere stay out of it.
export PYTHONPATH="$tools" PYTHONDONTWRITEBYTECODE=1 PYTEST_DISABLE_PLUGIN_AUTOLOAD=1
export PATH="$tools/pagefind_bin:$PATH" # Pagefind, for the search.

if [ "${1:-}" = screenshots ]; then
  shift
  exec python3 Tests/Browser/screenshots.py "$@"
fi
exec python3 -m pytest Tests/Browser "$@"
