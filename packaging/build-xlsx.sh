#!/bin/sh
# Builds demarc-xlsx for other Debian machines, as .build-static/demarc-xlsx: with Swift's runtime inside, and with the
# system's libxlsxwriter, minizip and libxml2, because Debian has no archive of libxlsxwriter. Run by `make xlsx-deb`.
set -eu

cd "$(dirname "$0")/.."
scratch=.build-static/xlsx

here=xlsx
. packaging/swift.sh

mkdir -p "$scratch"
data=$(python3 packaging/link/icu_data.py "$runtime/lib_FoundationICU.a" "$PWD/$scratch/icu_data.o")
"$swift" build -c release --static-swift-stdlib --package-path Tools/demarc-xlsx --scratch-path "$scratch" \
  --disable-local-rpath -Xcc "-ffile-prefix-map=$PWD/=" -Xlinker "$PWD/$scratch/icu_data.o" \
  -Xlinker "--defsym=$data=demarc_icu_data" ${JOBS:+--jobs "$JOBS"}
folder=$("$swift" build -c release --static-swift-stdlib --package-path Tools/demarc-xlsx --scratch-path "$scratch" \
  --show-bin-path)
strip --strip-all --remove-section=.comment -o .build-static/demarc-xlsx.partial "$folder/demarc-xlsx"
mv .build-static/demarc-xlsx.partial .build-static/demarc-xlsx
ls -l .build-static/demarc-xlsx
