#!/usr/bin/env bash
# Adds a migration to the three databases, or to one of them that alone changes: ./eng/add-migration.sh AddInitiatives
set -euo pipefail

if [[ $# -lt 1 || $# -gt 2 || ! $1 =~ ^[A-Z][A-Za-z0-9]*$ || ! ${2:-Sqlite} =~ ^(Sqlite|SqlServer|PostgreSql)$ ]]; then
    echo "Usage: ./eng/add-migration.sh NAME [DATABASE], where NAME says what changes, such as AddInitiatives, and DATABASE is" >&2
    echo "Sqlite, SqlServer or PostgreSql where only that one changes." >&2
    exit 1
fi

cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet tool restore >/dev/null
dotnet build src/Scorecard.Web --configuration Debug --nologo --verbosity quiet

for database in ${2:-Sqlite SqlServer PostgreSql}; do
    project=src/Scorecard.Data.$database
    echo "$database:"
    dotnet ef migrations add "$1" --no-build --project "$project" --startup-project "$project" --output-dir Migrations
done
