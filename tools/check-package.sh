#!/bin/sh
# Checks a library as its users will get it: packs it once, then reads the archive with publint and attw.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
pnpm pack --pack-destination "$folder" >/dev/null
for archive in "$folder"/*.tgz; do
  # A bundle holds the code of others: their licenses stand beside it.
  for bundle in $(tar -tzf "$archive" | grep '^package/dist/.*\.mjs$'); do
    tar -xzOf "$archive" "$bundle.licenses.txt" | grep -q '^- ' || { echo "$bundle has no licenses beside it" >&2; exit 1; }
  done
  publint run --strict "$archive"
  # A command without an import has nothing for attw to resolve.
  if grep -q '"\.": {' package.json; then attw "$archive" --profile esm-only --format table-flipped --no-emoji --no-summary ${ATTW_OPTIONS:-}; fi
done
