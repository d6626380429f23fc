#!/usr/bin/env bash
# Adds a migration to the three databases: ./eng/add-migration.sh AddInitiatives
set -euo pipefail

if [[ $# -ne 1 || ! $1 =~ ^[A-Z][A-Za-z0-9]*$ ]]; then
    echo "Usage: ./eng/add-migration.sh NAME, where NAME says what changes, such as AddInitiatives." >&2
    exit 1
fi

cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet tool restore >/dev/null
dotnet build src/Scorecard.Web --configuration Debug --nologo --verbosity quiet

for database in Sqlite SqlServer PostgreSql; do
    project=src/Scorecard.Data.$database
    echo "$database:"
    dotnet ef migrations add "$1" --no-build --project "$project" --startup-project "$project" --output-dir Migrations
done
