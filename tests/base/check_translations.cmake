# Fails when a text with a plural form is missing from the English catalogue.
#   cmake -DLUPDATE=… -DSOURCE=… -DSCRATCH=… -P check_translations.cmake
set(copy "${SCRATCH}/showroom_en.ts")
file(COPY "${SOURCE}/translations/showroom_en.ts" DESTINATION "${SCRATCH}")
execute_process(COMMAND "${LUPDATE}" -pluralonly -no-obsolete -locations none -silent -extensions cpp,h,ui
                        "${SOURCE}/src" "${SOURCE}/ui" -ts "${copy}"
                COMMAND_ERROR_IS_FATAL ANY)
file(STRINGS "${copy}" unfinished REGEX "type=\"unfinished\"")
if(unfinished)
    message(FATAL_ERROR "Plural forms are missing: run the target update_translations and fill translations/showroom_en.ts.")
endif()
