#pragma once

#include "base/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace showroom {

/// A value or an Error. Ignoring one is a warning, hence an error in CI.
template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
public:
    using Base = tl::expected<T, Error>;
    using Base::Base;

    Result() = default;
    Result(Base other)
        : Base(std::move(other))
    {
    }
    Result(Error error)
        : Base(tl::unexpect, std::move(error))
    {
    }
};

/// An Error from its parts, for `return fail(…)`.
inline Error fail(ErrorCode code, QString message, QString hint = {}, QString detail = {})
{
    return Error{code, std::move(message), std::move(hint), std::move(detail), {}};
}

} // namespace showroom

/// Evaluates `expression` (a Result) and returns its error from the enclosing function, which returns a Result too.
#define SHOWROOM_TRY(expression)                                                                                       \
    do {                                                                                                               \
        if (auto showroomTried = (expression); !showroomTried)                                                         \
            return std::move(showroomTried).error();                                                                   \
    } while (false)
