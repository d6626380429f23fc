#!/usr/bin/env bash
# Starts two servers at once on a PostgreSQL database, empty and of the first version, and kills servers while they start:
# on empty databases, and while a SQLite file of the first version is brought to this one.
# Usage: ./eng/start-rounds.sh [ROUNDS] [together | killed_PostgreSQL | killed_SQLite | upgraded]
# 20 rounds of all four unless said otherwise; the parts can run side by side. Needs a Release build
# (dotnet build src/Scorecard.Web -c Release; PROGRAM names another one), PostgreSQL's programs and sqlite3.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

rounds=${1:-20}
parts=${2:-together killed_PostgreSQL killed_SQLite upgraded}
. eng/rounds.sh
clean_up() {
    jobs -p | xargs -r kill -9 2>/dev/null || true
    end_postgres
    rm -rf "$folder"
}
trap clean_up EXIT

# Each part that runs for itself has a port of its own.
one=5191 port=54329
case $parts in
    killed_PostgreSQL) one=5193 port=54327 ;;
    killed_SQLite) one=5194 port=54326 ;;
    upgraded) one=5197 port=54325 ;;
esac
init_postgres
settings="-p $port -c listen_addresses=127.0.0.1 -k $folder/db"
"${as_postgres[@]}" "$bin/pg_ctl" -D "$folder/db" -w -o "$settings" -l "$folder/db/log" start >/dev/null
psql() { "$bin/psql" -h 127.0.0.1 -p "$port" -U scorecard -q "$@" >/dev/null; }
sql() { psql -d "$1" -c "$2"; }

start() { # NAME OF DATABASE, PORT
    Database__Provider=PostgreSql Database__ConnectionString="Host=127.0.0.1;Port=$port;Username=scorecard;Database=$1" \
        dotnet "$program" --environment=Production --urls="http://127.0.0.1:$2" >"$folder/server-$2.log" 2>&1 &
}
start_sqlite() { # FOLDER, PORT
    Scorecard__Data=$folder/$1 dotnet "$program" --environment=Production --urls="http://127.0.0.1:$2" >"$folder/server-$2.log" 2>&1 &
}
healthy() { # PORT
    for ((i = 0; i < 600; i++)); do
        [[ $(curl --silent --max-time 5 "http://127.0.0.1:$1/readyz" || true) == ready ]] && return 0
        sleep 0.2
    done
    cat "$folder/server-$1.log" >&2
    return 1
}
stop_all() { jobs -p | xargs -r kill -9 || true; wait || true; } 2>/dev/null

seconds() { # LEAST, MOST: more with every round.
    awk -v part="$round/$rounds" -v least="$1" -v most="$2" 'BEGIN { split(part, of, "/"); print least + (most - least) * of[1] / of[2] }'
}

ef() { dotnet tool restore >/dev/null && dotnet ef "$@" --configuration Release --no-build >/dev/null; }

together() {
    ef migrations script 0 Initial --project src/Scorecard.Data.PostgreSql --output "$folder/first.sql"
    for kind in empty old; do
        good=0
        for ((round = 1; round <= rounds; round++)); do
            sql postgres "CREATE DATABASE ${kind}_$round"
            [[ $kind == empty ]] || psql -d "${kind}_$round" -f "$folder/first.sql"
            start "${kind}_$round" "$one"
            start "${kind}_$round" 5192
            if healthy "$one" && healthy 5192; then good=$((good + 1)); fi
            stop_all
            sql postgres "DROP DATABASE ${kind}_$round WITH (FORCE)"
        done
        echo "two servers at once, $kind PostgreSQL database: $good of $rounds healthy"
    done
}

killed() { # PostgreSQL or SQLite
    good=0 early=0
    start_it=start_sqlite
    [[ $1 == SQLite ]] || start_it=start
    for ((round = 1; round <= rounds; round++)); do
        [[ $1 == SQLite ]] || sql postgres "CREATE DATABASE kill_$round"
        "$start_it" "kill_$round" "$one"
        # The kill comes later with every round, over the whole of an ordinary start.
        sleep "$(seconds 0.5 6.5)"
        [[ $(curl --silent --max-time 5 "http://127.0.0.1:$one/readyz" || true) == ready ]] || early=$((early + 1))
        stop_all
        "$start_it" "kill_$round" "$one"
        if healthy "$one"; then good=$((good + 1)); fi
        stop_all
    done
    echo "killed during a start ($early before it was ready), empty $1 database: $good of $rounds started again"
}

# A file of the first version, with a journal so long that copying it takes a moment.
lines=200000
old_file() {
    ef database update Initial --project src/Scorecard.Data.Sqlite --connection "Data Source=$folder/first.db"
    sqlite3 "$folder/first.db" <<SQL
INSERT INTO "Organizations" VALUES (1, 'Old', 'OLD', 0.5, 0.8, 0.5, 'Standard', 'Standard', 1, 'UTC', $lines, 0);
WITH RECURSIVE line(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM line WHERE n < $lines)
INSERT INTO "Changes" ("OrganizationId", "Sequence", "Ordinal", "At", "Subject", "SubjectId", "What")
SELECT 1, n, 0, '2025-01-01 00:00:00', 'Organization', 1, 'Name' FROM line;
SQL
}

kept() { # FOLDER: what was in the old file is in the new one.
    local found
    found=$(sqlite3 "$folder/$1/scorecard.db" 'PRAGMA integrity_check; SELECT count(*) FROM "Changes" WHERE "OrganizationId" = 1')
    [[ $found == $'ok\n'$lines ]]
}

upgraded() {
    good=0 inside=0
    old_file
    for ((round = 1; round <= rounds; round++)); do
        old=kill_old_$round
        mkdir "$folder/$old"
        cp "$folder/first.db" "$folder/$old/scorecard.db"
        start_sqlite "$old" "$one"
        for ((i = 0; i < 6000; i++)); do [[ ! -e $folder/$old/scorecard.db.migrating ]] || break; sleep 0.01; done
        # From the first copy to the last migration.
        sleep "$(seconds 0 1.5)"
        stop_all
        [[ ! -e $folder/$old/scorecard.db.migrating ]] || inside=$((inside + 1))
        start_sqlite "$old" "$one"
        if healthy "$one" && kept "$old"; then good=$((good + 1)); fi
        stop_all
        rm -r "${folder:?}/$old"
    done
    echo "killed during the upgrade ($inside before the copy took the file's place), old SQLite file: $good of $rounds started again," \
        "with all that was in it"
}

for part in $parts; do "${part%_*}" "${part#*_}"; done
