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
. eng/rounds.sh
clean_up() {
    end_postgres
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
        init_postgres
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
