#!/usr/bin/env bash
# Fails when a package in use has a known vulnerability. Expects a restored solution.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

probe=$(mktemp -d)
trap 'rm -rf "$probe"' EXIT

list() { dotnet list "$1" package --vulnerable --include-transitive --no-restore "${@:2}"; }

if ! list Scorecard.sln --format json >"$probe/list.json" 2>"$probe/error"; then
    cat "$probe/list.json" "$probe/error"
    echo "The package registry could not be asked for vulnerable packages, so none were looked for."
    exit 0
fi
if grep -q '"vulnerabilities"' "$probe/list.json"; then
    list Scorecard.sln
    echo "Packages with known vulnerabilities are in use: move to a version without them."
    exit 1
fi

# A registry that knows no advisories answers "none" for everything, so ask about a package that has one (GHSA-5crp-9r3c-p9vr).
cat >"$probe/probe.csproj" <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <NuGetAudit>false</NuGetAudit>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Newtonsoft.Json" Version="12.0.1" />
  </ItemGroup>
</Project>
XML
if dotnet restore "$probe/probe.csproj" >"$probe/error" 2>&1 &&
    list "$probe/probe.csproj" --format json 2>"$probe/error" | grep -q '"vulnerabilities"'; then
    echo "No package in use has a known vulnerability."
else
    echo "This package registry publishes no vulnerability data, so whether a package in use is vulnerable was not checked."
fi
