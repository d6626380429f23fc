#!/usr/bin/env bash
# Makes the packages of a release: a self-contained program for each system named, its archive, checksum and list of parts (SBOM).
set -euo pipefail

usage() {
    cat <<'TEXT'
Usage: ./eng/publish.sh RID [RID ...]     RID is linux-x64, linux-arm64, win-x64 or osx-arm64
       ./eng/publish.sh image ARCH        ARCH is x64 or arm64: an image as a tar file, for docker load

With COMPOSITE=false the program is compiled part by part: in two minutes instead of six, and starts a tenth slower.
Writes to artifacts/release. Needs the .NET 10 SDK and Node 20; what it makes needs neither.
TEXT
}

fail() { printf '%s\n' "$1" >&2; exit 1; }

cd "$(dirname "${BASH_SOURCE[0]}")/.."
(($#)) || { usage >&2; exit 1; }
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
release=$PWD/artifacts/release
mkdir -p "$release"

publish() {
    # What was compiled ahead as one whole and what was one by one do not fit together.
    rm -rf "src/Scorecard.Web/obj/Release/net10.0/$1/R2R"
    dotnet publish src/Scorecard.Web --configuration Release --nologo --verbosity quiet --runtime "$1" --self-contained \
        -p:PublishReadyToRun=true -p:PublishReadyToRunComposite="${COMPOSITE:-true}" -p:RunAnalyzersDuringBuild=false -p:NuGetLockFilePath=obj/publish.lock.json "${@:2}"
}

package() {
    local rid=$1 name=scorecard-$version-$1
    local folder=$release/$name
    rm -rf "$folder"
    publish "$rid" -p:PublishSingleFile=true -p:IncludeNativeLibrariesForSelfExtract=true -p:DebugType=none --output "$folder"
    cp LICENSE CHANGELOG.md docs/install.md "$folder"
    [[ $rid != linux-* ]] || cp eng/install/scorecard.service "$folder"
    cd "$release"
    local archive=$name.tar.gz
    if [[ $rid == win-* ]]; then
        archive=$name.zip
        rm -f "$archive"
        # Python is on every machine that builds releases, zip is not.
        python3 -m zipfile -c "$archive" "$name"
    else
        tar --sort=name --owner=0 --group=0 --numeric-owner -czf "$archive" "$name"
    fi
    sha256sum "$archive" >"$archive.sha256"
    cd - >/dev/null
    rm -rf "$folder"
    printf '%s  %s\n' "$(du -h "$release/$archive" | cut -f1)" "artifacts/release/$archive"
}

image() {
    local arch=$1
    publish "linux-$arch" -p:PublishSingleFile=false -t:PublishContainer \
        -p:ContainerArchiveOutputPath="$release/scorecard-$version-image-$arch.tar.gz"
    printf '%s\n' "artifacts/release/scorecard-$version-image-$arch.tar.gz"
}

# What the program is made of, in the format of CycloneDX.
parts() {
    dotnet tool restore >/dev/null
    dotnet dotnet-CycloneDX src/Scorecard.Web/Scorecard.Web.csproj --output "$release" --filename "scorecard-$version.cdx.json" \
        --output-format Json --set-name Scorecard --set-version "$version" --disable-package-restore >/dev/null
    printf '%s\n' "artifacts/release/scorecard-$version.cdx.json"
}

if [[ $1 == image ]]; then
    [[ ${2:-} == x64 || ${2:-} == arm64 ]] || { usage >&2; exit 1; }
    image "$2"
else
    for rid in "$@"; do
        case $rid in
            linux-x64 | linux-arm64 | win-x64 | osx-arm64) ;;
            *) fail "There is no package for $rid. It is linux-x64, linux-arm64, win-x64 or osx-arm64." ;;
        esac
    done
    for rid in "$@"; do package "$rid"; done
    parts
fi
