# The libraries deskcast stands on, gathered in the target `libraries`.
# Debian names their packages in scripts/install-packages.sh.
find_package(GSL REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(OpenMP REQUIRED COMPONENTS C)
find_package(PkgConfig REQUIRED)
pkg_check_modules(libconfig REQUIRED IMPORTED_TARGET libconfig)
pkg_check_modules(jansson REQUIRED IMPORTED_TARGET jansson)
pkg_check_modules(cairo REQUIRED IMPORTED_TARGET cairo)
pkg_check_modules(pangocairo REQUIRED IMPORTED_TARGET pangocairo)
pkg_check_modules(nettle REQUIRED IMPORTED_TARGET nettle)
pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)

# libcsv comes without a pkg-config file.
find_library(CSV_LIBRARY csv REQUIRED)
find_path(CSV_INCLUDE_DIR csv.h REQUIRED)

add_library(libraries INTERFACE)
target_link_libraries(libraries INTERFACE
    GSL::gsl SQLite::SQLite3 OpenMP::OpenMP_C PkgConfig::libconfig
    PkgConfig::jansson PkgConfig::cairo PkgConfig::pangocairo
    PkgConfig::nettle PkgConfig::xlsxwriter "${CSV_LIBRARY}" m)
target_include_directories(libraries SYSTEM INTERFACE "${CSV_INCLUDE_DIR}")
