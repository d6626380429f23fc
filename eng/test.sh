#!/usr/bin/env bash
# Runs every test and ends with "N passed, N failed, N skipped".
# Tests on SQL Server run where SCORECARD_TEST_SQLSERVER is the connection string of a server that databases may be made on, and those on
# MySQL where SCORECARD_TEST_MYSQL is that of an empty database.
# Needs the .NET 10 SDK and Node 20; as root on Debian it installs Chromium and PostgreSQL when they are missing.
set -euo pipefail

usage() {
    cat <<'TEXT'
Usage: ./eng/test.sh [--only NAME] [--filter EXPRESSION]

  --only NAME          one test project: Domain, Data, Web or Browser
  --filter EXPRESSION  only the tests that match, as in dotnet test --filter
TEXT
}

fail() { printf '%s\n' "$1" >&2; exit 1; }

only='' filter=''
while (($#)); do
    case $1 in
        --only) only=${2:-}; [[ $only ]] || fail "--only needs the name of a test project, such as Domain."; shift 2 ;;
        --filter) filter=${2:-}; [[ $filter ]] || fail "--filter needs an expression, such as FullyQualifiedName~Scoring."; shift 2 ;;
        -h | --help) usage; exit 0 ;;
        *) usage >&2; fail "There is no option $1." ;;
    esac
done

cd "$(dirname "${BASH_SOURCE[0]}")/.."
results=artifacts/test-results
rm -rf "$results"
mkdir -p "$results"

projects=()
for folder in tests/*.Tests; do
    name=${folder#tests/Scorecard.}
    [[ -z $only || ${name%.Tests} == "$only" ]] && projects+=("$(basename "$folder")")
done
((${#projects[@]})) || fail "There is no test project tests/Scorecard.$only.Tests."

needs_chromium='' needs_postgres=''
for project in "${projects[@]}"; do
    [[ $project == *.Browser.Tests ]] && needs_chromium=yes
    [[ $project == *.Domain.Tests ]] || needs_postgres=yes
done

# What the tests need from the machine.

PATH=$PATH:/usr/sbin:/sbin
# Tests are short: code that would be watched to be compiled better is never run often enough, and what is compiled anew for each
# application is compiled faster where memory may be written and run at once.
export DOTNET_TieredPGO=0 DOTNET_EnableWriteXorExecute=0
command -v dotnet >/dev/null || fail "Install the .NET 10 SDK: https://dotnet.microsoft.com/download/dotnet/10.0"
command -v node >/dev/null || fail "Install Node.js 20 or later: https://nodejs.org/"

find_chromium() {
    if [[ -n ${SCORECARD_TEST_CHROMIUM:-} ]]; then
        [[ -x $SCORECARD_TEST_CHROMIUM ]] || fail "SCORECARD_TEST_CHROMIUM is $SCORECARD_TEST_CHROMIUM, which is not a program. Correct it, or unset it to use the installed Chromium."
        printf '%s' "$SCORECARD_TEST_CHROMIUM"
    else
        command -v chromium || command -v chromium-browser || command -v google-chrome || true
    fi
}

# Debian keeps the server's programs off the PATH, one folder for each major version.
find_postgres() {
    local newest
    newest=$(printf '%s\n' /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)
    [[ -x $newest ]] || newest=$(command -v initdb || true)
    [[ -z $newest ]] || dirname "$(readlink -f "$newest")"
}

look() {
    missing=() chromium='' postgres=''
    if [[ $needs_chromium ]]; then
        chromium=$(find_chromium)
        [[ $chromium ]] || missing+=(chromium)
    fi
    if [[ $needs_postgres ]]; then
        postgres=$(find_postgres)
        [[ $postgres ]] || missing+=(postgresql)
    fi
}

look
if ((${#missing[@]})); then
    if ((EUID != 0)) || ! command -v apt-get >/dev/null; then
        fail "The tests need ${missing[*]}: on Debian run 'sudo apt-get install ${missing[*]}', then run this again."
    fi
    echo "Installing ${missing[*]} ..."
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >"$results/apt.log" 2>&1 ||
        { cat "$results/apt.log" >&2; fail "apt-get could not install ${missing[*]}."; }
    look
    ((${#missing[@]} == 0)) || fail "apt-get installed ${missing[*]}, but it still cannot be found."
fi

# A PostgreSQL server of our own, gone when the script ends.

server='' server_started=''

as_server() {
    if ((EUID == 0)); then
        (cd / && runuser -u postgres -- "$@") # PostgreSQL refuses to run as root.
    else
        (cd / && "$@")
    fi
}

# shellcheck disable=SC2317 # Called by the trap.
clean_up() {
    local code=$?
    trap - EXIT
    [[ -z $server_started ]] || as_server "$postgres/pg_ctl" stop -s -D "$server/data" -m immediate >/dev/null 2>&1 || true
    [[ -z $server ]] || rm -rf "$server"
    exit "$code"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

free_port() {
    node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}

start_postgres() {
    local password port
    server=$(mktemp -d)
    password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    printf '%s\n' "$password" >"$server/password"
    ((EUID != 0)) || chown -R postgres: "$server"
    as_server "$postgres/initdb" -D "$server/data" -U scorecard --auth=scram-sha-256 --pwfile="$server/password" \
        --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$results/postgres.log" 2>&1 ||
        { cat "$results/postgres.log" >&2; fail "PostgreSQL could not create its data folder."; }

    # Nothing here has to survive a power cut, so the server need not wait for the disk.
    local settings="-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300 -c listen_addresses=127.0.0.1"
    for _ in 1 2 3; do # Another program may take the free port before the server does.
        port=$(free_port)
        server_started=yes
        if as_server "$postgres/pg_ctl" start -s -w -D "$server/data" -l "$server/log" \
            -o "$settings -c port=$port -k '$server'" >>"$results/postgres.log" 2>&1; then
            export SCORECARD_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=scorecard;Password=$password;Database=postgres"
            echo "PostgreSQL $("$postgres/postgres" --version | awk '{ print $3 }') for the tests on 127.0.0.1:$port (fsync off)."
            return
        fi
        server_started=''
    done
    cat "$results/postgres.log" "$server/log" >&2 || true
    fail "PostgreSQL did not start."
}

[[ -z $needs_postgres ]] || start_postgres
[[ -z $needs_chromium ]] || export SCORECARD_TEST_CHROMIUM=$chromium

# Build once, then one project after the other: they share two things that are scarce, the processor and the clock.

target=Scorecard.sln
[[ -z $only ]] || target=tests/${projects[0]}
dotnet restore "$target" --locked-mode --verbosity quiet
dotnet build "$target" --configuration Release --no-restore --nologo --verbosity quiet

run() {
    local project=$1 name=$2 filter=$3 code=0
    local arguments=(--configuration Release --no-build --nologo --results-directory "$results" --logger "trx;LogFileName=$name.trx"
        --blame-hang-timeout 3m --blame-hang-dump-type none)
    # Without a server of that kind these would be skipped one by one; elsewhere every test that is there runs.
    [[ -n ${SCORECARD_TEST_SQLSERVER:-} ]] || filter="FullyQualifiedName!~OnSqlServer${filter:+&($filter)}"
    [[ -n ${SCORECARD_TEST_MYSQL:-} ]] || filter="FullyQualifiedName!~OnMySql${filter:+&($filter)}"
    arguments+=(--filter "$filter")
    dotnet test "tests/$project" "${arguments[@]}" >"$results/$name.log" 2>&1 || code=$?
    echo "$code" >"$results/$name.exit"
    node eng/test-report.mjs "$results" "$3" "$name"
}

# A query names the method that asks, which has to be there when it does: code that is compiled anew puts methods into their callers.
queries=FullyQualifiedName~SqlServerQueryTests
as_written() { DOTNET_TC_CallCountThreshold=FFFFFF "$@"; }

for project in "${projects[@]}"; do
    if [[ $filter == *SqlServerQueryTests* ]]; then
        as_written run "$project" "$project" "$filter"
    elif [[ $project == *.Web.Tests && -z $filter ]]; then
        run "$project" "$project" "${queries/\~/!~}"
        as_written run "$project" "$project.Queries" "$queries"
    else
        run "$project" "$project" "$filter"
    fi
    # Correlations once more as on a processor without vector instructions.
    [[ $project != *.Domain.Tests || $filter ]] ||
        DOTNET_EnableHWIntrinsic=0 run "$project" "$project.Portable" "FullyQualifiedName~DiscoveryTests|FullyQualifiedName~RVectorTests|FullyQualifiedName~PiecesTests|FullyQualifiedName~LeadLagTests"
done

node eng/test-report.mjs "$results" "$filter"
