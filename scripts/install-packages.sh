#!/bin/sh
# Installs the Debian 12 packages that are missing, and only those.
#
#     sh scripts/install-packages.sh [build] [test] [dev]
#
#     build   what building and running deskcast takes (the default)
#     test    what scripts/test.sh takes besides
#     dev     what tools/check.sh and the coverage preset take besides
#
# Works as root or through sudo. Without anything to install it does nothing,
# and needs neither.
set -eu

build="build-essential cmake pkg-config libgsl-dev libconfig-dev
    libjansson-dev libcsv-dev libsqlite3-dev nettle-dev gettext
    libcairo2-dev libpango1.0-dev libxlsxwriter-dev fonts-inter
    fonts-dejavu-core"
test="libcmocka-dev clang-14 libclang-rt-14-dev libomp-14-dev clang-format-14
    locales chromium poppler-utils qpdf xlsx2csv"
dev="clang-tidy-14 cppcheck gcovr shellcheck valgrind"

say() {
    printf '%s\n' "$*" >&2
}

wanted=""
for group in "${@:-build}"; do
    case $group in
    build) wanted="$wanted $build" ;;
    test) wanted="$wanted $test" ;;
    dev) wanted="$wanted $dev" ;;
    *)
        say "There is no group of packages \"$group\": use build, test or dev."
        exit 2
        ;;
    esac
done

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "This is not Debian, or a relative of it. Please install what your"
    say "system calls these, then build as CONTRIBUTING.md says:"
    # shellcheck disable=SC2086 # the list is words
    say $wanted
    exit 1
fi

is_installed() {
    # shellcheck disable=SC2016 # the $ is dpkg-query's
    state=$(dpkg-query -W -f='${Status}' "$1" 2>/dev/null) || return 1
    [ "$state" = "install ok installed" ]
}

missing=""
for package in $wanted; do
    is_installed "$package" || missing="$missing $package"
done
if [ -z "$missing" ]; then
    exit 0
fi

if [ "$(id -u)" = 0 ]; then
    as_root="env"
elif command -v sudo >/dev/null; then
    as_root="sudo env"
else
    say "These Debian packages are missing, and installing them takes root:"
    say "   $missing"
    say "Ask who manages this machine to install them, then try again."
    exit 1
fi

say "Installing Debian packages:$missing"
# shellcheck disable=SC2086 # both are lists of words
{
    $as_root DEBIAN_FRONTEND=noninteractive apt-get -qq update &&
        $as_root DEBIAN_FRONTEND=noninteractive \
            apt-get -qq install --yes --no-install-recommends $missing
} >&2 || {
    say "Installing failed; what apt-get said is above."
    exit 1
}
