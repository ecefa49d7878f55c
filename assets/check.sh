#!/bin/sh
# Rebuilds the assets from their sources and fails when a committed file differs.
set -eu
cd "$(dirname "$0")"
[ -d node_modules/esbuild ] || npm ci --ignore-scripts --no-audit --no-fund
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
ASSETS_OUT="$out" node build.mjs
status=0
for name in site.css site.js THIRD-PARTY-NOTICES.txt fonts; do
  diff -rq "$out/wwwroot/$name" "../themes/Intranet.Theme.Base/wwwroot/$name" || status=1
done
diff -q "$out/icons.svg" ../src/Intranet.Ui/Icons/icons.svg || status=1
if [ "$status" -ne 0 ]; then
  echo "The built assets are stale: run 'npm ci --ignore-scripts && npm run build' in assets/ and commit what changed." >&2
  exit 1
fi
echo "The built assets match their sources."
