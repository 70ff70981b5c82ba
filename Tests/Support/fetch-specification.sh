#!/bin/sh
# Downloads the specifications of GitHub Flavored Markdown and CommonMark with their examples to
# gfm.txt and commonmark.txt in .build/specifications for the tests. The source is the archive of
# the Python package marko. Their text is not part of this repository.
set -eu

archive="marko==2.2.4"
hash="sha256:c042c66f835425673123d7536b39b4660de3b68e30078c70fd26245b31170683"

cd "$(dirname "$0")/../.."
folder=.build/specifications

if [ -s "$folder/gfm.txt" ] && [ -s "$folder/commonmark.txt" ]; then
  exit 0
fi

. Tests/Support/pip.sh

echo "$archive --hash=$hash" >"$work/requirements.txt"
run_pip "$archive" download --no-binary :all: --dest "$work"

tar -xzf "$work"/marko-*.tar.gz -C "$work" || fail "the archive of $archive cannot be unpacked"

mkdir -p "$folder"
for name in commonmark.txt gfm.txt; do
  found=$(echo "$work"/marko-*/tests/spec/$name)
  [ -s "$found" ] || fail "the archive of $archive has no tests/spec/$name"
  cp "$found" "$folder/$name.partial"
  mv "$folder/$name.partial" "$folder/$name"
done
