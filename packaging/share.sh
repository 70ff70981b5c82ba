#!/bin/sh
# Writes the files that belong beside the program: share.sh PROGRAM FOLDER. The manual page and the completions of shells
# are made from the declarations of the commands.
set -eu

program=$1
folder=$2

rm -rf "$folder"
mkdir -p "$folder/man/man1" "$folder/bash-completion/completions" "$folder/zsh/site-functions" \
  "$folder/fish/vendor_completions.d"
reference=$(mktemp -d)
trap 'rm -rf "$reference"' EXIT
"$program" reference "$reference" >/dev/null
cp "$reference/demarc.1" "$folder/man/man1/demarc.1"
"$program" --generate-completion-script bash >"$folder/bash-completion/completions/demarc"
"$program" --generate-completion-script zsh >"$folder/zsh/site-functions/_demarc"
"$program" --generate-completion-script fish >"$folder/fish/vendor_completions.d/demarc.fish"
