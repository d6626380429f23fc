#!/usr/bin/env bash
# Starts two servers at once on a PostgreSQL database, empty and of the first version, and kills servers while they start.
# Usage: ./eng/start-rounds.sh [ROUNDS]   20 unless said otherwise; needs a Release build (dotnet build -c Release) and PostgreSQL's programs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

rounds=${1:-20}
program=$PWD/src/Scorecard.Web/bin/Release/net10.0/Scorecard.Web.dll
[[ -f $program ]] || { echo "Build it first: dotnet build src/Scorecard.Web -c Release" >&2; exit 1; }
bin=$(dirname "$(readlink -f "$(printf '%s\n' /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)")")
folder=$(mktemp -d)
chmod 755 "$folder"
as_postgres=()
((EUID)) || as_postgres=(setpriv --reuid=postgres --regid=postgres --clear-groups)
mkdir "$folder/db"
((EUID)) || chown postgres "$folder/db"
clean_up() {
    jobs -p | xargs -r kill -9 2>/dev/null || true
    "${as_postgres[@]}" "$bin/pg_ctl" -D "$folder/db" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap clean_up EXIT

port=54329
"${as_postgres[@]}" "$bin/initdb" -D "$folder/db" -U scorecard --auth=trust >/dev/null
"${as_postgres[@]}" "$bin/pg_ctl" -D "$folder/db" -w -o "-p $port -c listen_addresses=127.0.0.1 -k $folder/db" -l "$folder/db/log" start >/dev/null
sql() { "$bin/psql" -h 127.0.0.1 -p "$port" -U scorecard -q -d "$1" -c "$2" >/dev/null; }

start() { # NAME OF DATABASE, PORT
    Database__Provider=PostgreSql Database__ConnectionString="Host=127.0.0.1;Port=$port;Username=scorecard;Database=$1" \
        dotnet "$program" --environment=Production --urls="http://127.0.0.1:$2" >"$folder/server-$2.log" 2>&1 &
}
healthy() { # PORT
    for ((i = 0; i < 600; i++)); do
        [[ $(curl --silent --max-time 5 "http://127.0.0.1:$1/readyz" || true) == ready ]] && return 0
        sleep 0.2
    done
    cat "$folder/server-$1.log" >&2
    return 1
}
stop_all() { jobs -p | xargs -r kill -9 2>/dev/null || true; wait 2>/dev/null || true; }

# The first version's schema, as a script that any database takes.
dotnet tool restore >/dev/null
first=$(dotnet ef migrations list --project src/Scorecard.Data.PostgreSql --configuration Release --no-build --no-connect 2>/dev/null | grep -m 1 -o '^[0-9]*_[A-Za-z]*')
dotnet ef migrations script 0 "$first" --project src/Scorecard.Data.PostgreSql --configuration Release --no-build --output "$folder/first.sql" >/dev/null

for kind in empty old; do
    good=0
    for ((round = 1; round <= rounds; round++)); do
        sql postgres "CREATE DATABASE ${kind}_$round"
        [[ $kind == empty ]] || "$bin/psql" -h 127.0.0.1 -p "$port" -U scorecard -q -d "${kind}_$round" -f "$folder/first.sql" >/dev/null
        start "${kind}_$round" 5191
        start "${kind}_$round" 5192
        if healthy 5191 && healthy 5192; then good=$((good + 1)); fi
        stop_all
        sql postgres "DROP DATABASE ${kind}_$round WITH (FORCE)"
    done
    echo "two servers at once, $kind database: $good of $rounds healthy"
done

for kind in PostgreSql Sqlite; do
    good=0
    for ((round = 1; round <= rounds; round++)); do
        # The kill comes later with every round, over the whole of an ordinary start.
        if [[ $kind == PostgreSql ]]; then
            sql postgres "CREATE DATABASE kill_$round"
            start "kill_$round" 5191
        else
            Scorecard__Data=$folder/kill_$round dotnet "$program" --environment=Production --urls=http://127.0.0.1:5191 >"$folder/server-5191.log" 2>&1 &
        fi
        sleep "$(awk -v round="$round" -v rounds="$rounds" 'BEGIN { print 0.5 + 6 * round / rounds }')"
        stop_all
        if [[ $kind == PostgreSql ]]; then
            start "kill_$round" 5192
        else
            Scorecard__Data=$folder/kill_$round dotnet "$program" --environment=Production --urls=http://127.0.0.1:5192 >"$folder/server-5192.log" 2>&1 &
        fi
        if healthy 5192; then good=$((good + 1)); fi
        stop_all
    done
    echo "killed during a start, $kind: $good of $rounds started again"
done
