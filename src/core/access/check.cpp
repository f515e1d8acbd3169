#include "core/access/check.h"

namespace showroom::access {

using namespace Qt::StringLiterals;

QString toWord(CheckState state)
{
    switch (state) {
    case CheckState::Ok:
        return u"ok"_s;
    case CheckState::Warning:
        return u"warn"_s;
    case CheckState::Failed:
        return u"fail"_s;
    }
    Q_UNREACHABLE();
}

Check passedCheck(const QString &name, const QString &label, const QString &message)
{
    return {name, label, CheckState::Ok, message, {}};
}

Check failedCheck(const QString &name, const QString &label, const Error &error)
{
    return {name, label, CheckState::Failed, error.message, error.hint};
}

} // namespace showroom::access
