# Installs the library into a folder of its own, builds a program against it as a stranger would, and runs it.
# -DBUILD=… -DSOURCE=… -DFLAGS=…
set(work "${BUILD}/tests/masking_package")
file(REMOVE_RECURSE "${work}")

function(run)
    execute_process(COMMAND ${ARGV} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
    if(NOT result EQUAL 0)
        message(FATAL_ERROR "${ARGV}\n${output}")
    endif()
    set(output "${output}" PARENT_SCOPE)
endfunction()

run("${CMAKE_COMMAND}" --install "${BUILD}" --component masking --prefix "${work}/prefix")
run("${CMAKE_COMMAND}" -S "${SOURCE}" -B "${work}/build" "-DCMAKE_PREFIX_PATH=${work}/prefix" "-DCMAKE_CXX_FLAGS=${FLAGS}")
run("${CMAKE_COMMAND}" --build "${work}/build")
run("${work}/build/masking_consumer")
if(NOT output MATCHES "^[a-z]+\\.[a-z]+@example\\.(com|org|net)\n$")
    message(FATAL_ERROR "The program says: ${output}")
endif()
