#!/usr/bin/env bash
# Attacks a running installation of its own, on loopback only: probes of every request of docs/access.md by people who may not, wapiti over
# every page without a sign-in and with two, sqlmap over every query and form. Writes docs/attack-report.md, and fails where something is
# found that eng/attack-explained.json does not explain.
# Usage: ./eng/attack.sh [MINUTES]
# 12 minutes for the scanners unless said otherwise. Needs Node and a build of src/Scorecard.Web (Release, else Debug; PROGRAM names another
# one); as root on Debian it installs wapiti and sqlmap when they are missing. IDS says how many things of each kind are asked for, 12.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

fail() { printf '%s\n' "$1" >&2; exit 2; }

minutes=${1:-12}
[[ $minutes =~ ^[1-9][0-9]*$ ]] || fail "MINUTES is a whole number, such as 12."
program=${PROGRAM:-}
for kind in Release Debug; do
    built=$PWD/src/Scorecard.Web/bin/$kind/net10.0/Scorecard.Web.dll
    [[ $program || ! -f $built ]] || program=$built
done
[[ -f $program ]] || fail "Build it first: dotnet build src/Scorecard.Web -c Release"

missing=()
for tool in wapiti sqlmap; do
    command -v "$tool" >/dev/null || missing+=("$tool")
done
if ((${#missing[@]})); then
    if ((EUID != 0)) || ! command -v apt-get >/dev/null; then
        fail "The attack needs ${missing[*]}: on Debian run 'sudo apt-get install ${missing[*]}', then run this again."
    fi
    echo "Installing ${missing[*]} ..."
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
        fail "apt-get could not install ${missing[*]}."
fi

# Where the kernel lets us, the scanners and the program see no other network than loopback.
if [[ -z ${ATTACK_ALONE:-} ]]; then
    if unshare --net ip link set lo up 2>/dev/null; then
        ATTACK_ALONE=yes exec unshare --net bash -c 'ip link set lo up && exec "$0" "$@"' "$PWD/eng/attack.sh" "$@"
    fi
    export ATTACK_ALONE=no
fi

folder=$(mktemp -d)
server=''
clean_up() {
    [[ -z $server ]] || kill "$server" 2>/dev/null || true
    [[ -n ${KEEP:-} ]] || rm -rf "$folder"
}
trap clean_up EXIT

# Limits are tested by tests; here they would only hold the scanners up.
export Limits__HashingPerMinutePerAddress=1000000 Limits__HashingPerMinutePerPerson=1000000 Limits__WhatIfPerMinute=1000000 \
    Limits__SearchesPerMinute=1000000 Limits__ExportsPerMinute=1000000 Limits__ImportChecksPerMinute=1000000 \
    Limits__DiscoveriesPerMinute=1000000
export Scorecard__Data=$folder/data HOME=$folder DOTNET_TieredPGO=0
address=http://127.0.0.1:${PORT:-5390}
(cd src/Scorecard.Web && exec dotnet "$program" --environment=Production --demo=true --urls="$address") >"$folder/server.log" 2>&1 &
server=$!
for ((i = 0; i < 240; i++)); do
    [[ $(curl -s "$address/readyz" || true) == ready ]] && break
    kill -0 "$server" 2>/dev/null || { cat "$folder/server.log" >&2; fail "The program did not start."; }
    sleep 0.5
done

echo "Probing ..."
node eng/attack.mjs "$address" "$program" "$folder"

# Debian 12's wapiti cannot leave addresses out: its regular expression has flags where Python 3.11 refuses them.
mkdir "$folder/python"
cp -r /usr/lib/python3/dist-packages/wapitiCore "$folder/python/"
sed -i "s/re.compile(res + r'\\\\Z(?ms)')/re.compile(r'(?ms)' + res + r'\\\\Z')/" "$folder/python/wapitiCore/net/crawler.py"

# Without ssrf, xxe and wapp, which call outside. What ends the session is left out.
modules=blindsql,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,methods,permanentxss,redirect,shellshock,sql,xss
spared=('/account/sign-out*' '/account/sessions*' '/account/password*' '/account/delete*' '*SignOut*' '/admin/people/*' '/live*'
    '/account/second-factor*' '/account/passkeys*' '/admin/sign-in*' '/installation*')
seconds=$((minutes * 60 / 4))
scan() {
    local starts=()
    while read -r url; do starts+=(-s "$url"); done <"$folder/$1.urls"
    for ending in "${spared[@]}"; do starts+=(-x "$address$ending"); done
    echo "wapiti, $1 ..."
    PYTHONPATH=$folder/python timeout $((seconds + 300)) \
        wapiti -u "$address/" --scope folder "${starts[@]}" -c "$folder/$1.cookies" -m "$modules" \
        --max-scan-time $((seconds * 2 / 5)) --max-attack-time $((seconds * 3 / 5 / 8)) --max-links-per-page 40 -d 3 --no-bugreport \
        --store-session "$folder/$1.store" -v 1 -f json -o "$folder/$1.json" >"$folder/$1.log" 2>&1 || echo "$?" >"$folder/$1.exit"
}
for session in out viewer administrator; do scan "$session"; done

# On a terminal of its own, since sqlmap reads its targets from any other input.
echo "sqlmap ..."
look="sqlmap -l $folder/requests.log --batch --smart --level 1 --risk 1 --technique BEUS --threads 4 --ignore-redirects"
look+=" --timeout 20 --retries 1 --disable-coloring --output-dir $folder/sqlmap --results-file $folder/sqlmap.csv"
TERM=dumb timeout "$seconds" script -qefc "$look" /dev/null </dev/null >"$folder/sqlmap.log" 2>&1 || echo "$?" >"$folder/sqlmap.exit"

node eng/attack-report.mjs "$address" "$folder"
