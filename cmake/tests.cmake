# Every test is known to ctest. Labels:
#
#     unit        tests/test_NAME.c, one program each (cmocka)
#     long        tests/test_NAME_long.c: takes more than two seconds
#     validation  those of them that compare with theory
#     repeated    those that do again and again what another test does once:
#                 for the plain builds, not for sanitizers and locales
#     program     tests/test_NAME.sh: runs the deskcast program; and each
#                 scenario is checked
#     house       formatting, direction of includes, length of functions
#
# A test runs in English on any system unless it asks otherwise. It runs in the
# source folder, with DESKCAST_PROGRAM (the program) and
# DESKCAST_TMP (a folder of its own to write in) in its environment.
pkg_check_modules(cmocka REQUIRED IMPORTED_TARGET cmocka)

# Passive: ctest runs several tests at once, and idle threads that spin take the
# processor from the others.
set(environment
    "LANGUAGE=en"
    "OMP_WAIT_POLICY=passive"
    "ASAN_OPTIONS=detect_stack_use_after_return=1"
    "UBSAN_OPTIONS=print_stacktrace=1"
    "LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/leaks-of-others.txt:print_suppressions=0"
    "TSAN_OPTIONS=ignore_noninstrumented_modules=1")

function(describe_test name label)
    set(folder "${CMAKE_BINARY_DIR}/test-output/${name}")
    file(MAKE_DIRECTORY "${folder}")
    set_tests_properties(${name} PROPERTIES
        LABELS ${label} TIMEOUT 300
        WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}"
        ENVIRONMENT
            "${environment};DESKCAST_TMP=${folder};DESKCAST_PROGRAM=${program}")
endfunction()

set(program "")
if(TARGET deskcast)
    set(program "$<TARGET_FILE:deskcast>")
endif()

file(GLOB tests CONFIGURE_DEPENDS "tests/test_*.c")
foreach(source IN LISTS tests)
    get_filename_component(name "${source}" NAME_WE)
    add_executable(${name} "${source}" tests/locale.c)
    target_include_directories(${name} PRIVATE tests)
    target_link_libraries(${name} PRIVATE rooms PkgConfig::cmocka)
    add_test(NAME ${name} COMMAND ${name})
    if(name MATCHES "_long$")
        describe_test(${name} long)
    else()
        describe_test(${name} unit)
    endif()
    if(name MATCHES "validation|recursion")
        set_property(TEST ${name} APPEND PROPERTY LABELS validation)
    endif()
    if(name MATCHES "validation_coverage")
        set_property(TEST ${name} APPEND PROPERTY LABELS repeated)
    endif()
endforeach()

if(TARGET deskcast)
    file(GLOB scripts CONFIGURE_DEPENDS "tests/test_*.sh")
    foreach(script IN LISTS scripts)
        get_filename_component(name "${script}" NAME_WE)
        add_test(NAME ${name} COMMAND sh "${script}")
        describe_test(${name} program)
    endforeach()
    file(GLOB scenarios CONFIGURE_DEPENDS "scenarios/*.cfg")
    foreach(scenario IN LISTS scenarios)
        get_filename_component(name "${scenario}" NAME_WE)
        add_test(NAME scenario_${name}
            COMMAND deskcast check "scenarios/${name}.cfg")
        describe_test(scenario_${name} program)
    endforeach()
endif()

foreach(check layers length format)
    add_test(NAME house_${check}
        COMMAND sh "${CMAKE_SOURCE_DIR}/tools/check-${check}.sh")
    describe_test(house_${check} house)
endforeach()

if(DESKCAST_COVERAGE)
    find_program(gcovr gcovr REQUIRED)
    add_custom_target(coverage-report
        COMMAND "${gcovr}" --root "${CMAKE_SOURCE_DIR}"
            --filter "${CMAKE_SOURCE_DIR}/src/" --exclude-unreachable-branches
            --html-details "${CMAKE_BINARY_DIR}/coverage.html"
            --txt "${CMAKE_BINARY_DIR}/coverage.txt" --print-summary
            "${CMAKE_BINARY_DIR}"
        WORKING_DIRECTORY "${CMAKE_BINARY_DIR}" VERBATIM)
endif()
