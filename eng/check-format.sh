#!/usr/bin/env bash
# Checks that C# has the formatter's shape, and that no line of src is longer than 140 characters: it leaves strings, comments and Razor as they are.
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
exit "$failed"
