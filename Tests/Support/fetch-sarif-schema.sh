#!/bin/sh
# Downloads the JSON schema of SARIF 2.1.0 by OASIS to .build/specifications/sarif-2.1.0.json for
# the tests. The source is the archive of the Python package iam-sarif-report. The schema is not
# part of this repository.
set -eu

archive="iam-sarif-report==2.3.6"
hash="sha256:2aa26412a7514dd2e94a2bcbc07862ce39956daaa28ab9993034dc4e1a0abeed"

cd "$(dirname "$0")/../.."
folder=.build/specifications
schema="$folder/sarif-2.1.0.json"

if [ -s "$schema" ]; then
  exit 0
fi

. Tests/Support/pip.sh

echo "$archive --hash=$hash" >"$work/requirements.txt"
run_pip "$archive" download --no-binary iam-sarif-report --dest "$work"

tar -xzf "$work"/iam_sarif_report-*.tar.gz -C "$work" ||
  fail "the archive of $archive cannot be unpacked"

found=$(echo "$work"/iam_sarif_report-*/tests/data/sarif-schema-2.1.0.json)
[ -s "$found" ] || fail "the archive of $archive has no tests/data/sarif-schema-2.1.0.json"
mkdir -p "$folder"
cp "$found" "$schema.partial"
mv "$schema.partial" "$schema"
