#!/bin/sh
# Installs what the tests of packages and actions need to .build/packaging/python: check-jsonschema, zizmor, pre-commit
# (with virtualenv) and auditwheel.
set -eu

cd "$(dirname "$0")/../.."
folder=.build/packaging/python
wanted=Tests/Packaging/requirements.txt

if cmp -s "$wanted" "$folder/requirements.txt" &&
  PYTHONPATH="$folder" python3 -W ignore -c 'import check_jsonschema, pre_commit, virtualenv' 2>/dev/null; then
  exit 0
fi

. Tests/Support/pip.sh

command -v python3 >/dev/null 2>&1 || fail "python3 is missing"
cp "$wanted" "$work/requirements.txt"
rm -rf "$folder"
mkdir -p .build/packaging
echo "Installing what the tests of packages need"
run_pip "what the tests of packages need" install --only-binary :all: --target "$folder"
cp "$wanted" "$folder/requirements.txt"
