#!/bin/sh
# Packs the program of build-xlsx.sh for the Debian that runs this: deb-xlsx.sh [FOLDER [OUTPUT]]. The package depends on
# the packages of the libraries that the program needs. It is the same, byte by byte, for the same program and the same
# SOURCE_DATE_EPOCH. Run by `make xlsx-deb`.
set -eu

cd "$(dirname "$0")/.."
. packaging/debian.sh

program=$scratch/demarc-xlsx

install -D -m 755 "$program" "$package/usr/bin/demarc-xlsx"

# The packages of the libraries, and the least version of the C library.
glibc=$(readelf -VW "$program" | sed -nE 's/.*Name: GLIBC_([0-9.]+).*/\1/p' | sort -V | tail -n 1)
depends=$(readelf -dW "$program" | sed -nE 's/.*\(NEEDED\).*\[(.*)\]/\1/p' | while read -r name; do
  dpkg-query --search "*/$name" 2>/dev/null | grep -v '^diversion' | head -n 1 | cut -d: -f1
done | LC_ALL=C sort -u | sed "s/^libc6\$/libc6 (>= $glibc)/" | paste -sd, - | sed 's/,/, /g')

documents=$package/usr/share/doc/demarc-xlsx
mkdir -p "$documents"
gzip -9n <CHANGELOG.md >"$documents/changelog.gz"
{
  echo "demarc-xlsx is under the licence that follows. After it are those of the libraries inside the program. Other"
  echo "libraries are in packages of their own."
  echo
  cat "$scratch/licences/demarc.txt"
  for name in Swift-standard-library Foundation ICU; do licences "$scratch/licences/$name.txt"; done
} >"$documents/copyright"

pack demarc-xlsx "$depends" <<END
Enhances: demarc
Section: text
Priority: optional
Description: workbooks for demarc
 Writes and reads the workbooks of \`demarc export xlsx\` and
 \`demarc import matrix\`.
END
