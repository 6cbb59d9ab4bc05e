# Writes OUTPUT from cmake/version.h.in, leaving it alone when nothing changed.
# The commit is "unknown" without git or outside a clone (a source archive).
set(COMMIT "unknown")
find_program(git git)
if(git AND EXISTS "${SOURCE}/.git")
    execute_process(
        COMMAND "${git}" --no-optional-locks -C "${SOURCE}"
            rev-parse --short=12 HEAD
        OUTPUT_VARIABLE hash OUTPUT_STRIP_TRAILING_WHITESPACE
        RESULT_VARIABLE failed ERROR_QUIET)
    if(NOT failed)
        set(COMMIT "${hash}")
        execute_process(
            COMMAND "${git}" --no-optional-locks -C "${SOURCE}"
                status --porcelain --untracked-files=no
            OUTPUT_VARIABLE changes ERROR_QUIET)
        if(changes)
            string(APPEND COMMIT "+changes")
        endif()
    endif()
endif()
configure_file("${SOURCE}/cmake/version.h.in" "${OUTPUT}" @ONLY)
