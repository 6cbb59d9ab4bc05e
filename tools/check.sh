#!/bin/sh
# Everything that must hold before a release: all of scripts/test.sh, the
# thread sanitizer, and what clang-tidy, cppcheck and shellcheck have to say.
set -eu
cd "$(dirname "$0")/.."
sh scripts/install-packages.sh build test dev

say() {
    printf '== %s\n' "$*"
}

say "shellcheck"
shellcheck scripts/*.sh tools/*.sh tools/pre-commit .ci/run
find tests -name '*.sh' -exec shellcheck {} +

say "tests"
sh scripts/test.sh
sh scripts/test.sh tsan

say "clang-tidy"
cmake --preset clang >/dev/null
find src -name '*.c' -print0 |
    xargs -0 -n 1 -P "$(nproc)" clang-tidy-14 --quiet -p build/clang

# cppcheck takes an array that a callee fills for an uninitialised one; the
# compilers and clang-tidy look for those.
say "cppcheck"
cppcheck --quiet --std=c11 --enable=warning,performance,portability \
    --inline-suppr --error-exitcode=1 --suppress=missingIncludeSystem \
    --suppress=uninitvar -D_POSIX_C_SOURCE=200809L \
    -I src -I build/clang/generated src

say "all is well"
