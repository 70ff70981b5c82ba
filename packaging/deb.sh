#!/bin/sh
# Packs the program of build-static.sh for Debian and Ubuntu: deb.sh [FOLDER [OUTPUT]]. The package is the same, byte by
# byte, for the same program and the same SOURCE_DATE_EPOCH.
set -eu
umask 022

cd "$(dirname "$0")/.."
scratch=${1:-.build-static}
output=${2:-dist}
: "${SOURCE_DATE_EPOCH:=315532800}" # 1980
export SOURCE_DATE_EPOCH

version=$("$scratch/demarc" --version)
architecture=$(dpkg --print-architecture)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
package=$root/demarc

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
  for licence in "$scratch"/licences/*.txt; do
    name=$(basename "$licence" .txt)
    [ "$name" != demarc ] || continue
    printf '\n======== %s ========\n\n' "$name"
    cat "$licence"
  done
} >"$documents/copyright"

mkdir -p "$package/DEBIAN"
size=$(du -k -s --apparent-size "$package/usr" | cut -f1)
cat >"$package/DEBIAN/control" <<END
Package: demarc
Version: $version
Architecture: $architecture
Maintainer: The Demarc maintainers <demarc@localhost>
Installed-Size: $size
Depends: libc6 (>= 2.35), libgcc-s1 (>= 3.0), libstdc++6 (>= 12)
Suggests: git
Section: text
Priority: optional
Description: static site generator for frameworks
 Demarc turns a folder of Markdown into a checked website: models, domains,
 controls, and matrices of who is responsible for what. It links the content,
 draws matrices as heatmaps, and does not publish a site that contradicts
 itself.
END
(cd "$package" && find usr -type f | LC_ALL=C sort | xargs md5sum) >"$package/DEBIAN/md5sums"
chmod 644 "$package/DEBIAN/control" "$package/DEBIAN/md5sums"
find "$package" -exec touch --no-dereference --date "@$SOURCE_DATE_EPOCH" {} +

mkdir -p "$output"
dpkg-deb --root-owner-group -Zxz --build "$package" "$output/demarc_${version}_$architecture.deb" >/dev/null
du -h "$output/demarc_${version}_$architecture.deb"
