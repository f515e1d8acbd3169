#pragma once

#include "base/result.h"

#include <QStringList>
#include <QTest>

namespace showroom::test {

/// A failed Result's error for a test's output.
inline QByteArray describe(const Error &error)
{
    const QStringList parts{errorCodeName(error.code), error.message, error.hint, error.detail};
    return parts.join(QLatin1StringView(" | ")).toUtf8();
}

} // namespace showroom::test

/// Verifies that `result` (a Result) holds a value; prints the error otherwise.
#define VERIFY_RESULT(result)                                                                                          \
    do {                                                                                                               \
        const auto &showroomVerified = (result);                                                                       \
        if (!QTest::qVerify(showroomVerified.has_value(), #result,                                                     \
                            showroomVerified ? "" : showroom::test::describe(showroomVerified.error()).constData(),    \
                            __FILE__, __LINE__))                                                                       \
            return;                                                                                                    \
    } while (false)

/// Verifies that `result` (a Result) failed with `expectedCode`; prints what it is otherwise.
#define VERIFY_ERROR(result, expectedCode)                                                                             \
    do {                                                                                                               \
        const auto &showroomVerified = (result);                                                                       \
        if (!QTest::qVerify(!showroomVerified && showroomVerified.error().code == (expectedCode), #result,             \
                            showroomVerified ? "it succeeded"                                                          \
                                             : showroom::test::describe(showroomVerified.error()).constData(),         \
                            __FILE__, __LINE__))                                                                       \
            return;                                                                                                    \
    } while (false)
