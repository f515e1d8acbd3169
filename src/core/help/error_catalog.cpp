#include "core/help/error_catalog.h"

#include "database/error_mapping.h"

namespace showroom::help {

QList<ErrorEntry> errorCatalog()
{
    QList<ErrorEntry> catalog;
    for (const ErrorCode code : allErrorCodes())
        catalog.append({code, errorCodeName(code), exitCode(code), errorMeaning(code), errorRemedy(code),
                        database::sqlStatesOf(code)});
    return catalog;
}

} // namespace showroom::help
