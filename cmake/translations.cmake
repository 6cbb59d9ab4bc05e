# Catalogues of messages from po/LANGUAGE.po, in `locale` of the build folder,
# where the programs built there look for them, and installed beside the rest.
find_program(MSGFMT msgfmt REQUIRED)

file(GLOB catalogues CONFIGURE_DEPENDS "po/*.po")
set(made "")
foreach(source IN LISTS catalogues)
    get_filename_component(language "${source}" NAME_WE)
    set(folder "${CMAKE_BINARY_DIR}/locale/${language}/LC_MESSAGES")
    file(MAKE_DIRECTORY "${folder}")
    add_custom_command(OUTPUT "${folder}/deskcast.mo"
        COMMAND "${MSGFMT}" --check-format --check-domain
            --output-file=${folder}/deskcast.mo
            "${source}"
        DEPENDS "${source}" COMMENT "Translations: ${language}" VERBATIM)
    list(APPEND made "${folder}/deskcast.mo")
    install(FILES "${folder}/deskcast.mo"
        DESTINATION "${CMAKE_INSTALL_LOCALEDIR}/${language}/LC_MESSAGES")
endforeach()
add_custom_target(translations DEPENDS ${made})
