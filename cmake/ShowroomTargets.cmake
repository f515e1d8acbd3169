# What nearly every source includes, precompiled once in the ground floor and used by every target above it.
set(SHOWROOM_PCH_CORE
    <QByteArray> <QCoreApplication> <QDateTime> <QFuture> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QList> <QMap>
    <QMetaType> <QObject> <QSet> <QString> <QStringList> <QVariant>
    <algorithm> <array> <chrono> <functional> <memory> <optional> <span> <tl/expected.hpp>)

# showroom_library(NAME SOURCES … LINKS … [PCH header …]): a static library of src/, reachable as showroom::NAME.
# Without PCH it uses the ground floor's precompiled headers.
function(showroom_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;PRIVATE_LINKS;PCH" ${ARGN})
    add_library(showroom_${name} STATIC ${ARG_SOURCES})
    add_library(showroom::${name} ALIAS showroom_${name})
    target_include_directories(showroom_${name} PUBLIC "${CMAKE_SOURCE_DIR}/src")
    target_link_libraries(showroom_${name} PUBLIC ${ARG_LINKS} PRIVATE showroom_options ${ARG_PRIVATE_LINKS})
    if(ARG_PCH)
        target_precompile_headers(showroom_${name} PRIVATE ${ARG_PCH})
    else()
        target_precompile_headers(showroom_${name} REUSE_FROM showroom_base)
    endif()
endfunction()

# showroom_program(NAME SOURCES … LINKS …): a program of src/app.
function(showroom_program name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE ${ARG_LINKS} showroom_options)
    install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()

# showroom_test(tst_name LABEL unit|db|gui LINKS …): one tst_*.cpp, one executable, one ctest entry.
# Tests with the label db, and others that link showroom::test_support, run on the throwaway server. THREADS adds the
# label `threads`: what is worth the thread sanitizer's time.
add_custom_target(thread_tests)
function(showroom_test name)
    cmake_parse_arguments(ARG "THREADS" "LABEL;TIMEOUT" "LINKS;SOURCES" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 300)
    endif()
    add_executable(${name} ${name}.cpp ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_link_libraries(${name} PRIVATE ${ARG_LINKS} Qt6::Test showroom_options)
    if("showroom::gui" IN_LIST ARG_LINKS)
        target_precompile_headers(${name} REUSE_FROM showroom_gui)
    else()
        target_precompile_headers(${name} REUSE_FROM showroom_base)
    endif()
    # A test includes its own moc file, which leaves this one empty: not worth loading the precompiled headers.
    set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/${name}_autogen/mocs_compilation.cpp"
        PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT ${ARG_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;UBSAN_OPTIONS=print_stacktrace=1;LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/lsan.supp:print_suppressions=0;TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/tsan.supp:ignore_noninstrumented_modules=1:die_after_fork=0")
    if(ARG_THREADS)
        set_property(TEST ${name} APPEND PROPERTY LABELS threads)
        add_dependencies(thread_tests ${name} showroom_test_server)
    endif()
    if(ARG_LABEL STREQUAL "db" OR "showroom::test_support" IN_LIST ARG_LINKS)
        set_tests_properties(${name} PROPERTIES FIXTURES_REQUIRED test_server)
    endif()
endfunction()

# showroom_files(VARIABLE FOLDER PATTERN): the files in and below FOLDER; one that comes or goes configures the build anew.
# The folders' times tell, so that a build with nothing to do stays instant (CONFIGURE_DEPENDS searches on every start).
function(showroom_files variable folder pattern)
    file(GLOB_RECURSE found "${folder}/${pattern}")
    file(GLOB_RECURSE entries LIST_DIRECTORIES TRUE "${folder}/*")
    foreach(entry IN LISTS folder entries)
        if(IS_DIRECTORY "${entry}")
            set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${entry}")
        endif()
    endforeach()
    set(${variable} "${found}" PARENT_SCOPE)
endfunction()
