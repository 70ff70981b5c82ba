#!/bin/sh
# Writes all files of a release for this machine to dist/, with their checksums: the wheel, the Debian package, an
# archive of the program, and the bill of materials; also the Debian package of demarc-xlsx, if build-xlsx.sh has built
# it. Run by `make release`, after `make static`.
set -eu
umask 022

cd "$(dirname "$0")/.."
scratch=.build-static
: "${SOURCE_DATE_EPOCH:=315532800}" # 1980
export SOURCE_DATE_EPOCH

version=$("$scratch/demarc" --version)
machine=$(uname -m)
name=demarc-$version-linux-$machine

rm -rf dist
mkdir dist
python3 packaging/wheel.py --scratch "$scratch" --output dist
packaging/deb.sh "$scratch" dist
[ ! -e "$scratch/demarc-xlsx" ] || packaging/deb-xlsx.sh "$scratch" dist
cp "$scratch/sbom.json" "dist/demarc-linux-$machine.cdx.json"
tar --create --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --format=gnu \
  --transform "s|^|$name/|" --directory "$scratch" demarc licences sbom.json share | gzip -9n >"dist/$name.tar.gz"
(cd dist && LC_ALL=C sha256sum -- *) >"$scratch/sums"
mv "$scratch/sums" "dist/SHA256SUMS-$machine"
cat "dist/SHA256SUMS-$machine"
