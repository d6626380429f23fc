#!/usr/bin/env bash
# What a fresh start costs: the CPU until /readyz says ready, and how long the first save of a person takes against those after it.
# Usage: ./eng/first-save.sh [STARTS]     11 unless said otherwise, on SQLite with the demo organization.
# Needs the package that ./eng/publish.sh linux-x64 makes, unpacked in artifacts; PROGRAM names another executable or dll.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

starts=${1:-11}
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
program=${PROGRAM:-$PWD/artifacts/scorecard-$version-linux-x64/Scorecard.Web}
[[ -f $program ]] || { echo "There is no $program. Make it and unpack it: ./eng/publish.sh linux-x64 && tar -C artifacts -xzf artifacts/release/scorecard-$version-linux-x64.tar.gz" >&2; exit 1; }
run=("$program")
[[ $program != *.dll ]] || run=(dotnet "$program")
folder=$(mktemp -d)
server='' port=5189
clean_up() {
    [[ -z $server ]] || kill -9 "$server" 2>/dev/null || true
    rm -rf "$folder"
}
trap clean_up EXIT

for ((i = 0; i <= starts; i++)); do
    Scorecard__Data=$folder/data "${run[@]}" --demo=true --urls="http://127.0.0.1:$port" >"$folder/log" 2>&1 &
    server=$!
    until [[ $(curl --silent --max-time 5 "http://127.0.0.1:$port/readyz" || true) == ready ]]; do
        kill -0 "$server" 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
        sleep 0.05
    done
    ticks=$(awk '{ print $14 + $15 }' "/proc/$server/stat")
    saves=$(node eng/first-save.mjs "http://127.0.0.1:$port")
    # The first start makes the database.
    ((i == 0)) || echo "$((ticks * 1000 / $(getconf CLK_TCK))) $saves" >>"$folder/figures"
    kill "$server"
    wait "$server" 2>/dev/null || true
    server=''
done

median() { cut -d' ' -f"$1" "$folder/figures" | sort -n | awk '{ v[NR] = $1 } END { printf "%s (%s to %s)", v[int((NR + 1) / 2)], v[1], v[NR] }'; }
echo "CPU until ready: $(median 1) ms (limit 2000 ms)"
echo "First save: $(median 2) ms; the median of the 30 after it: $(median 3) ms; ratio $(median 4) (limit 3)"
