#!/usr/bin/env bash
# Tries the package for linux-x64 as an installation has it: in an empty folder, with neither SDK nor Node.js on the path, it is started,
# takes a value, is killed, started again, backed up, verified, restored and upgraded.
# Usage: ./eng/try-package.sh [ARCHIVE]   makes the archive first unless one is named.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
archive=${1:-}
if [[ -z $archive ]]; then
    ./eng/publish.sh linux-x64
    archive=artifacts/release/scorecard-$version-linux-x64.tar.gz
fi
archive=$(realpath "$archive")
[[ ! -f $archive.sha256 ]] || (cd "$(dirname "$archive")" && sha256sum --check --quiet "$(basename "$archive").sha256")

folder=$(mktemp -d)
server='' port=5187
clean_up() {
    [[ -z $server ]] || kill -9 "$server" 2>/dev/null || true
    rm -rf "$folder"
}
trap clean_up EXIT
fail() {
    printf 'FAILED: %s\n' "$1" >&2
    [[ ! -f $folder/log ]] || tail -n 20 "$folder/log" >&2
    exit 1
}
said() { printf '  %s\n' "$1"; }

# A database of the first version, made while there still is an SDK.
dotnet tool restore >/dev/null
first=$(dotnet ef migrations list --project src/Scorecard.Data.Sqlite --configuration Release --no-connect 2>/dev/null | grep -m 1 -o '^[0-9]*_[A-Za-z]*')
mkdir "$folder/old"
dotnet ef database update "$first" --no-build --project src/Scorecard.Data.Sqlite --configuration Release --connection "Data Source=$folder/old/scorecard.db" >/dev/null

# From here on, only what every Linux has.
mkdir "$folder/bin"
for tool in bash tar gzip curl grep sed sleep kill rm mkdir cat head tail cut awk ls; do ln -s "$(command -v $tool)" "$folder/bin/$tool"; done
export PATH=$folder/bin DOTNET_ROOT=/nowhere DOTNET_gcServer=0
unset DOTNET_HOST_PATH MSBuildSDKsPath 2>/dev/null || true
! command -v dotnet >/dev/null || fail "dotnet is on the path."
! command -v node >/dev/null || fail "Node.js is on the path."
cd "$folder"
tar -xzf "$archive"
program=$folder/scorecard-$version-linux-x64/Scorecard.Web
[[ $("$program" --version) == "Scorecard $version" ]] || fail "--version does not say $version."
said "unpacked, $("$program" --version)"

start() { # FOLDER OF DATA
    Scorecard__Data=$1 "$program" --demo=true --urls="http://127.0.0.1:$port" >"$folder/log" 2>&1 &
    server=$!
    for ((i = 0; i < 300; i++)); do
        [[ $(curl --silent --max-time 5 "http://127.0.0.1:$port/readyz" || true) == ready ]] && return
        kill -0 "$server" 2>/dev/null || fail "It ended."
        sleep 0.2
    done
    fail "It was not ready within a minute."
}
stop() {
    kill "-${1:-TERM}" "$server"
    wait "$server" 2>/dev/null || true
    server=''
}
verb() { Scorecard__Data=$folder/data "$program" "$@"; }
page() { curl --silent --show-error --fail --location --max-time 30 --cookie "$folder/jar" --cookie-jar "$folder/jar" "$@"; }
token() { grep -m 1 -o 'name="__RequestVerificationToken"[^>]*value="[^"]*"' | sed 's/.*value="//; s/"$//'; }
field() { grep -m 1 -o "name=\"$1\"[^>]*value=\"[^\"]*\"" "$folder/page" | sed 's/.*value="//; s/"$//'; }

start "$folder/data"
said "started with the demo"
home=http://127.0.0.1:$port
key=$(page "$home/account/sign-in" | token)
page "$home/account/sign-in" --data-urlencode "Input.Email=ines@northwind.example" --data-urlencode "Input.Password=northwind-demo-only" \
    --data-urlencode "__RequestVerificationToken=$key" >"$folder/page"
grep -q 'data-entry=' <(page "$home/enter") || fail "The page of values is not shown."
page "$home/enter" >"$folder/page"

# The first row whose value is a number.
name=$(grep -o 'name="[^"]*Value"[^>]*data-box="value"' "$folder/page" | head -n 1 | sed 's/name="//; s/Value".*//')
escaped=$(printf '%s' "$name" | sed 's/\[/\\[/; s/\]/\\]/; s/\./\\./')
kpi=$(field "${escaped}Kpi")
period=$(field "${escaped}Period")
page "$home/enter" --data-urlencode "${name}Kpi=$kpi" --data-urlencode "${name}Period=$period" --data-urlencode "${name}Seen=$(field "${escaped}Seen")" \
    --data-urlencode "${name}Theirs=0" --data-urlencode "${name}NotApplicable=true" --data-urlencode "${name}Note=Typed by the test of the package." \
    --data-urlencode "__RequestVerificationToken=$(token <"$folder/page")" >"$folder/answer"
grep -q 'Typed by the test of the package' <(page "$home/enter") || fail "The value was not taken."
said "took a value"

stop KILL
start "$folder/data"
grep -q 'Typed by the test of the package' <(page "$home/enter") || fail "The value did not survive a kill."
said "killed, started again, the value is there"

verb backup "$folder/backup.db" >/dev/null
verb verify-backup "$folder/backup.db" >"$folder/verified" || fail "The backup is not the same: $(cat "$folder/verified")"
grep -q 'the same as in the database in use' "$folder/verified" || fail "The backup was not compared: $(cat "$folder/verified")"
said "backed up while it ran, verified"
stop
rm "$folder/data/scorecard.db"
verb restore "$folder/backup.db" >/dev/null
start "$folder/data"
grep -q 'Typed by the test of the package' <(page "$home/enter") || fail "The value did not come back."
stop
said "restored"

verb restore "$folder/nothing.db" 2>/dev/null && fail "A missing backup was restored." || true
head -c 20000 "$folder/backup.db" >"$folder/damaged.db"
verb restore "$folder/damaged.db" 2>/dev/null && fail "A damaged backup was restored." || true
said "a missing and a damaged backup are refused"

start "$folder/old"
ls "$folder/old/backups" | grep -q before-upgrade || fail "The database of the first version was not kept."
stop
said "a database of the first version is upgraded, and kept as it was"
echo "The package works."
