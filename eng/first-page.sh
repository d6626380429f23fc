#!/usr/bin/env bash
# How long a newcomer waits: from a clean clone with warm package caches to the sign-in page, in seconds.
# Usage: ./eng/first-page.sh [COMMIT]; it clones this repository into a temporary folder and needs port 5080.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

commit=${1:-HEAD}
folder=$(mktemp -d)
server=''
# shellcheck disable=SC2317 # Called by the trap.
clean_up() {
    [[ -z $server ]] || kill -- "-$server" 2>/dev/null || true
    rm -rf "$folder"
}
trap clean_up EXIT

git clone --quiet . "$folder/clone"
git -C "$folder/clone" checkout --quiet "$(git rev-parse "$commit")"
dotnet build-server shutdown >/dev/null 2>&1
cd "$folder/clone"
set -m # The server gets a process group of its own, to be ended as a whole.
started=$(date +%s%N)
dotnet run --project src/Scorecard.Web >"$folder/log" 2>&1 &
server=$!
for ((i = 0; i < 1500; i++)); do
    if [[ $(curl --silent --location --max-time 30 http://localhost:5080/ || true) == *password* ]]; then
        awk -v n="$(($(date +%s%N) - started))" 'BEGIN { printf "%.1f s from `dotnet run` to the sign-in page\n", n / 1e9 }'
        exit 0
    fi
    kill -0 "$server" 2>/dev/null || break
    sleep 0.2
done
cat "$folder/log" >&2
echo "The sign-in page did not come." >&2
exit 1
