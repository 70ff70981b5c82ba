#!/bin/sh
# Measures clean builds against the least that any build can do: bench.sh [N…] [--large] [--help].
# Wants a release build (make build), a C compiler, libcmark-gfm and Python 3.
exec python3 "$(dirname "$0")/bench.py" "$@"
