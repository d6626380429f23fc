#!/usr/bin/env bash
# Finds lines of C# and Razor in src that are longer than 140 characters; migrations are generated.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if git grep -nE '.{141,}' -- 'src/*.cs' 'src/*.cshtml' ':!*/Migrations/*'; then
    echo "The lines above are longer than 140 characters. Break them." >&2
    exit 1
fi
