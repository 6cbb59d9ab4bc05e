# How everything is compiled, gathered in the target `compiler`. Warnings are
# the same for all; only presets for developers turn them into errors
# (CMAKE_COMPILE_WARNING_AS_ERROR).
add_library(compiler INTERFACE)
target_compile_definitions(compiler INTERFACE _POSIX_C_SOURCE=200809L)

# The same bits from every compiler: no contraction, never -ffast-math.
target_compile_options(compiler INTERFACE -ffp-contract=off)

target_compile_options(compiler INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
    -Wdouble-promotion -Wformat=2 -Wundef -Wvla -Wswitch-enum
    -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition
    -Wwrite-strings -Wcast-qual -Wpointer-arith -Wnull-dereference)
if(CMAKE_C_COMPILER_ID STREQUAL "GNU")
    target_compile_options(compiler INTERFACE
        -Wlogical-op -Wduplicated-cond -Wduplicated-branches
        -Wcast-align=strict)
endif()

if(DESKCAST_SANITIZE)
    set(sanitize "-fsanitize=${DESKCAST_SANITIZE}" -fno-sanitize-recover=all)
    target_compile_options(compiler INTERFACE
        ${sanitize} -fno-omit-frame-pointer)
    target_link_options(compiler INTERFACE ${sanitize})
endif()
if(DESKCAST_FUZZ)
    target_compile_options(compiler INTERFACE -fsanitize=fuzzer-no-link)
    target_link_options(compiler INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(DESKCAST_COVERAGE)
    target_compile_options(compiler INTERFACE --coverage)
    target_link_options(compiler INTERFACE --coverage)
endif()
if(DESKCAST_DEEP_CHECKS)
    target_compile_definitions(compiler INTERFACE DEEP_CHECKS)
endif()
if(DESKCAST_ARENA_PER_ALLOCATION)
    target_compile_definitions(compiler INTERFACE ARENA_PER_ALLOCATION)
endif()
