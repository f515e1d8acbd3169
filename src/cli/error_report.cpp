#include "cli/error_report.h"

#include "cli/arguments.h"
#include "cli/terminal_text.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace showroom::cli {

QJsonObject errorJson(const Error &error)
{
    QJsonArray problems;
    for (const Problem &problem : error.problems) {
        problems.append(
            QJsonObject{{u"field"_s, problem.field}, {u"code"_s, problem.code}, {u"message"_s, problem.message}});
    }
    return {{u"error"_s, QJsonObject{{u"code"_s, errorCodeName(error.code)},
                                     {u"message"_s, error.message},
                                     {u"hint"_s, error.hint},
                                     {u"problems"_s, problems}}}};
}

QString errorText(const Error &error)
{
    QString text = u"showroomctl: "_s + printable(error.message) + u'\n';
    // A single problem usually is the message already.
    if (error.problems.size() > 1 ||
        (error.problems.size() == 1 && error.problems.constFirst().message != error.message)) {
        for (const Problem &problem : error.problems)
            text += u"  %1: %2\n"_s.arg(printable(optionOfField(problem.field)), printable(problem.message));
    }
    if (!error.hint.isEmpty())
        text += printable(error.hint) + u'\n';
    return text;
}

} // namespace showroom::cli
