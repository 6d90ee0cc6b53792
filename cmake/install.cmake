# What `cmake --install BUILD --prefix P [--component C]` puts below P:
#
#   program        bin/demarche
#   language       the language library: static archive, public headers, find_package(demarche) with the
#                  target demarche::language, pkg-config demarche-language
#   data           share/demarche, where the program looks: what `make data` has brought, if it has
#   documentation  share/doc/demarche
find_package(PkgConfig REQUIRED)
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

add_library(demarche_language STATIC $<TARGET_OBJECTS:language> $<TARGET_OBJECTS:text>)
add_library(demarche::language ALIAS demarche_language)
pkg_check_modules(PCRE2 REQUIRED IMPORTED_TARGET libpcre2-8)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
target_link_libraries(demarche_language PRIVATE PkgConfig::PCRE2 PkgConfig::UTF8PROC PkgConfig::XXHASH)
target_include_directories(demarche_language INTERFACE $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>)
target_compile_features(demarche_language INTERFACE cxx_std_20)
set_target_properties(demarche_language PROPERTIES EXPORT_NAME language)
set(headers analysis.hpp encoder.hpp language.hpp meaning.hpp span.hpp status.hpp)
list(TRANSFORM headers PREPEND include/demarche/)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/demarche)
install(TARGETS demarche_language EXPORT demarche COMPONENT language
        INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES ${headers} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/demarche COMPONENT language)
install(EXPORT demarche NAMESPACE demarche:: FILE demarche-targets.cmake DESTINATION ${package_folder}
        COMPONENT language)
configure_package_config_file(cmake/demarche-config.cmake.in demarche-config.cmake
                              INSTALL_DESTINATION ${package_folder})
write_basic_package_version_file(demarche-config-version.cmake COMPATIBILITY SameMinorVersion)
# Relative to its own folder, so that an installed tree may be moved.
file(RELATIVE_PATH PREFIX_FROM_PKGCONFIG /P/${CMAKE_INSTALL_LIBDIR}/pkgconfig /P)
configure_file(cmake/demarche-language.pc.in demarche-language.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/demarche-config.cmake ${PROJECT_BINARY_DIR}/demarche-config-version.cmake
        DESTINATION ${package_folder} COMPONENT language)
install(FILES ${PROJECT_BINARY_DIR}/demarche-language.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig
        COMPONENT language)

install(TARGETS demarche COMPONENT program)
install(DIRECTORY build/data/ DESTINATION ${CMAKE_INSTALL_DATADIR}/demarche COMPONENT data OPTIONAL)
install(FILES README.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT documentation)
install(DIRECTORY docs examples DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT documentation)
