#!/bin/sh
# Packs the program of build-static.sh for Debian and Ubuntu: deb.sh [FOLDER [OUTPUT]]. The package is the same, byte by
# byte, for the same program and the same SOURCE_DATE_EPOCH.
set -eu

cd "$(dirname "$0")/.."
. packaging/debian.sh

install -D -m 755 "$scratch/demarc" "$package/usr/bin/demarc"

# Debian's zsh looks for the completions of packages in a folder of its own.
share=$package/usr/share
install -D -m 644 "$scratch/share/bash-completion/completions/demarc" "$share/bash-completion/completions/demarc"
install -D -m 644 "$scratch/share/zsh/site-functions/_demarc" "$share/zsh/vendor-completions/_demarc"
install -D -m 644 "$scratch/share/fish/vendor_completions.d/demarc.fish" "$share/fish/vendor_completions.d/demarc.fish"
mkdir -p "$share/man/man1"
gzip -9n <"$scratch/share/man/man1/demarc.1" >"$share/man/man1/demarc.1.gz"

documents=$package/usr/share/doc/demarc
install -D -m 644 "$scratch/sbom.json" "$documents/sbom.json"
gzip -9n <CHANGELOG.md >"$documents/changelog.gz"
{
  echo "Demarc is under the licence that follows. After it are the licences of the libraries inside the program."
  echo
  cat "$scratch/licences/demarc.txt"
  find "$scratch/licences" -name '*.txt' ! -name demarc.txt | LC_ALL=C sort | while read -r licence; do
    licences "$licence"
  done
} >"$documents/copyright"

pack demarc "libc6 (>= 2.35), libgcc-s1 (>= 3.0), libstdc++6 (>= 12)" <<END
Suggests: git
Section: text
Priority: optional
Description: static site generator for frameworks
 Demarc turns a folder of Markdown into a checked website: models, domains,
 controls, and matrices of who is responsible for what. It links the content,
 draws matrices as heatmaps, and does not publish a site that contradicts
 itself.
END
