# The steps that all Debian packages share. The scripts that make packages source it with their arguments; they put the
# files below $package and call pack.
umask 022

scratch=${1:-.build-static}
output=${2:-dist}
: "${SOURCE_DATE_EPOCH:=315532800}" # 1980
export SOURCE_DATE_EPOCH

version=$("$scratch/demarc" --version)
architecture=$(dpkg --print-architecture)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
package=$root/package

# Prints licences by the paths of their files, each below its name.
licences() {
  for licence in "$@"; do
    printf '\n======== %s ========\n\n' "$(basename "$licence" .txt)"
    cat "$licence"
  done
}

# Packs $package: pack NAME DEPENDS, with the rest of the control file on standard input.
pack() {
  mkdir -p "$package/DEBIAN"
  size=$(du -k -s --apparent-size "$package/usr" | cut -f1)
  {
    cat <<END
Package: $1
Version: $version
Architecture: $architecture
Maintainer: The Demarc maintainers <demarc@localhost>
Installed-Size: $size
Depends: $2
END
    cat
  } >"$package/DEBIAN/control"
  (cd "$package" && find usr -type f | LC_ALL=C sort | xargs md5sum) >"$package/DEBIAN/md5sums"
  chmod 644 "$package/DEBIAN/control" "$package/DEBIAN/md5sums"
  find "$package" -exec touch --no-dereference --date "@$SOURCE_DATE_EPOCH" {} +

  mkdir -p "$output"
  dpkg-deb --root-owner-group -Zxz --build "$package" "$output/$1_${version}_$architecture.deb" >/dev/null
  du -h "$output/$1_${version}_$architecture.deb"
}
