#include "cli/error_report.h"

#include "cli/arguments.h"
#include "cli/terminal_text.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

/// The problem with the name of what is to blame in front, unless it begins with it.
QString problemText(const Problem &problem)
{
    // A field with a space in it is no option: a table and the key of a row.
    const QString name = problem.field.contains(u' ') ? problem.field : optionOfField(problem.field);
    return printable(problem.message.startsWith(name) ? problem.message : name + u": "_s + problem.message);
}

} // namespace

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
    const bool isOneProblem = error.problems.size() == 1 && error.problems.constFirst().message == error.message;
    QString text = u"showroomctl: "_s +
                   (isOneProblem ? problemText(error.problems.constFirst()) : printable(error.message)) + u'\n';
    for (const Problem &problem : error.problems) {
        if (problem.message != error.message)
            text += u"  "_s + problemText(problem) + u'\n';
    }
    if (!error.hint.isEmpty())
        text += printable(error.hint) + u'\n';
    return text;
}

} // namespace showroom::cli
