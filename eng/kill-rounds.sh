#!/usr/bin/env bash
# Kills the server with -9 while 16 people write, round after round, on SQLite and on PostgreSQL (there the database server too), and
# checks after each new start that nothing acknowledged is lost, doubled or halved.
# Usage: ./eng/kill-rounds.sh [ROUNDS] [Sqlite | PostgreSql]
# 100 rounds on each database unless said otherwise. Needs a Release build (dotnet build src/Scorecard.Web -c Release; PROGRAM names another
# one), Node, PostgreSQL's programs and sqlite3.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

rounds=${1:-100}
kinds=${2:-Sqlite PostgreSql}
program=${PROGRAM:-$PWD/src/Scorecard.Web/bin/Release/net10.0/Scorecard.Web.dll}
[[ -f $program ]] || { echo "Build it first: dotnet build src/Scorecard.Web -c Release" >&2; exit 1; }
bin=$(dirname "$(readlink -f "$(printf '%s\n' /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)")")
folder=$(mktemp -d)
chmod 755 "$folder"
as_postgres=()
((EUID)) || as_postgres=(setpriv --reuid=postgres --regid=postgres --clear-groups)
clean_up() {
    "${as_postgres[@]}" "$bin/pg_ctl" -D "$folder/db" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap clean_up EXIT

port=54328
settings="'-p $port -c listen_addresses=127.0.0.1 -k $folder/db'"
start_postgres=("${as_postgres[@]}" "$bin/pg_ctl" -D "$folder/db" -w -s -o "$settings" -l "$folder/db/log" start)

for kind in $kinds; do
    if [[ $kind == Sqlite ]]; then
        export Scorecard__Data=$folder/sqlite
        READ="sqlite3 -readonly -separator '|' $folder/sqlite/scorecard.db" node eng/kill-rounds.mjs "$rounds" SQLite "$program"
    else
        mkdir "$folder/db"
        ((EUID)) || chown postgres "$folder/db"
        "${as_postgres[@]}" "$bin/initdb" -D "$folder/db" -U scorecard --auth=trust >/dev/null
        # As after a crash: killed with -9, and started as soon as what is left of it lets go.
        printf '%s\n' '#!/usr/bin/env bash' "[[ \$# -eq 0 ]] || kill -9 \"\$(head -n 1 '$folder/db/postmaster.pid')\"" \
            "for ((i = 0; i < 50; i++)); do ${start_postgres[*]} 2>/dev/null && exit 0; sleep 0.2; done; exit 1" >"$folder/postgres.sh"
        bash "$folder/postgres.sh"
        export Database__Provider=PostgreSql Database__ConnectionString="Host=127.0.0.1;Port=$port;Username=scorecard;Database=kills"
        "$bin/createdb" -h 127.0.0.1 -p "$port" -U scorecard kills
        READ="$bin/psql -h 127.0.0.1 -p $port -U scorecard -d kills -q -t -A -F '|'" KILL_DATABASE="bash $folder/postgres.sh kill" \
            node eng/kill-rounds.mjs "$rounds" PostgreSQL "$program"
    fi
done
