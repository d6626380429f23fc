# What the scripts of rounds share, to be sourced by them: the program they start, PostgreSQL's programs in $bin, how they are run, and a
# folder of their own.
program=${PROGRAM:-$PWD/src/Scorecard.Web/bin/Release/net10.0/Scorecard.Web.dll}
[[ -f $program ]] || { echo "Build it first: dotnet build src/Scorecard.Web -c Release" >&2; exit 1; }
bin=$(dirname "$(readlink -f "$(printf '%s\n' /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)")")
folder=$(mktemp -d)
chmod 755 "$folder"
as_postgres=()
((EUID)) || as_postgres=(setpriv --reuid=postgres --regid=postgres --clear-groups)

# A new database cluster in $folder/db.
init_postgres() {
    mkdir "$folder/db"
    ((EUID)) || chown postgres "$folder/db"
    "${as_postgres[@]}" "$bin/initdb" -D "$folder/db" -U scorecard --auth=trust >/dev/null
}

end_postgres() { "${as_postgres[@]}" "$bin/pg_ctl" -D "$folder/db" -m immediate stop >/dev/null 2>&1 || true; }
