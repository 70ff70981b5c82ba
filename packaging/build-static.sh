#!/bin/sh
# Builds the program for other machines: .build-static/demarc needs only the C and C++ libraries of a Linux system with
# glibc 2.35 or later. Also writes .build-static/share/ (manual page, completions), .build-static/licences/ and
# .build-static/sbom.json. Run by `make static`.
#
# Swift's runtime and Foundation are linked statically, and so are libcmark-gfm, libgumbo and libxml2: a folder with only
# their archives comes before the system's folders. The files for pkg-config name it, so Package.swift does not change.
set -eu

cd "$(dirname "$0")/.."
scratch=.build-static
archives=$PWD/$scratch/archives
floor=2.35 # The oldest glibc; Ubuntu 22.04 has it.

here=build
. packaging/swift.sh

rm -rf "$archives"
mkdir -p "$archives"

# The archive of a library, from the folders of the system's linker.
archive() {
  path=$("$CC" -print-file-name="$1.a")
  [ -e "$path" ] || fail "$1.a is missing; install the package '$2'"
  echo "$path"
}

for pair in cmark-gfm:libcmark-gfm-dev cmark-gfm-extensions:libcmark-gfm-extensions-dev gumbo:libgumbo-dev \
  xml2:libxml2-dev; do
  name=lib${pair%%:*}
  cp "$(archive "$name" "${pair##*:}")" "$archives/"
done

# libxml2 refers to ICU, zlib and liblzma for files that Demarc never opens (see unused.c). Debian's ICU has its version
# in each name.
"$CC" -c -O2 -fPIC -o "$archives/unused.o" packaging/link/unused.c
ar rD "$archives/libxml2.a" "$archives/unused.o"
nm -u "$archives/libxml2.a" 2>/dev/null |
  sed -nE 's/^ +U ((ucnv|UCNV)_[A-Za-z_]+)(_[0-9]+)$/\1\3 \1/p' | sort -u >"$archives/renamed"
objcopy --redefine-syms="$archives/renamed" "$archives/libxml2.a"

data=$(python3 packaging/link/icu_data.py "$runtime/lib_FoundationICU.a" "$archives/icu_data.o")

for file in libcmark-gfm.pc gumbo.pc; do
  case $file in
  gumbo.pc) libraries="-lgumbo" ;;
  *) libraries="-lcmark-gfm-extensions -lcmark-gfm" ;;
  esac
  cat >"$archives/$file" <<END
Name: ${file%.pc}
Description: the archives alone
Version: $(pkg-config --modversion "${file%.pc}")
Libs: -L$archives $libraries
Cflags: $(PKG_CONFIG_ALLOW_SYSTEM_CFLAGS=1 pkg-config --cflags "${file%.pc}")
END
done

# Assertions in C contain the paths of their files. The program has them from the root of the repository.
PKG_CONFIG_PATH=$archives "$swift" build -c release --static-swift-stdlib --product demarc --scratch-path "$scratch" \
  -Xcc "-ffile-prefix-map=$PWD/=" --disable-local-rpath -Xlinker "$archives/icu_data.o" -Xlinker "--defsym=$data=demarc_icu_data" ${JOBS:+--jobs "$JOBS"}

folder=$("$swift" build -c release --static-swift-stdlib --scratch-path "$scratch" --show-bin-path)
strip --strip-all --remove-section=.comment -o "$scratch/demarc.partial" "$folder/demarc"
mv "$scratch/demarc.partial" "$scratch/demarc"

packaging/share.sh "$scratch/demarc" "$scratch/share"
python3 packaging/linked.py --scratch "$scratch" --swift "$usr"
python3 packaging/floor.py "$scratch/demarc" --glibc "$floor"
