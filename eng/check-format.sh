#!/usr/bin/env bash
# Checks that C# has the formatter's shape, that no line of src is longer than 140 characters (it leaves strings, comments and Razor as they are),
# and that no file is longer than 250 lines.
# To format: dotnet csharpier format src tests
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

dotnet tool restore >/dev/null
failed=0
dotnet csharpier check src tests || failed=1
if git grep -nE '.{141,}' -- 'src/*.cs' 'src/*.cshtml' ':!*/Migrations/*'; then
    echo "The lines above are longer than 140 characters. Break them." >&2
    failed=1
fi
long=$(git ls-files -- 'src/*.cs' 'src/*.cshtml' 'src/*.js' 'src/*.mjs' 'src/*.css' 'tests/*.cs' 'tests/*.cshtml' 'tests/*.js' 'tests/*.mjs' 'tests/*.css' \
    ':!*/Migrations/*' ':!*/wwwroot/lib/*' | xargs -d '\n' awk 'FNR == 251 { files[FILENAME] } { lines[FILENAME] = FNR } END { for (f in files) print f ": " lines[f] " lines" }')
if [[ $long ]]; then
    printf '%s\nThe files above are longer than 250 lines. Split them by subject.\n' "$long" >&2
    failed=1
fi
exit "$failed"
