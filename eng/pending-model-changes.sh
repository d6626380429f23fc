#!/usr/bin/env bash
# Fails when the model has changed since the last migration of any of the three databases.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

dotnet tool restore >/dev/null
dotnet build src/Scorecard.Web --configuration Debug --nologo --verbosity quiet

code=0
for database in Sqlite SqlServer PostgreSql; do
    project=src/Scorecard.Data.$database
    echo "$database:"
    dotnet ef migrations has-pending-model-changes --no-build --project "$project" --startup-project "$project" || code=1
done
((code == 0)) || echo "Add what is missing to all three with ./eng/add-migration.sh NAME." >&2
exit "$code"
