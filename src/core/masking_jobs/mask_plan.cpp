#include "core/masking_jobs/mask_plan.h"

#include "core/masking_jobs/near_name.h"
#include "masking/mask_catalogue.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace showroom::masking_jobs {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::masking_jobs)
};

Problem unknownColumn(const QString &column, const QStringList &columns)
{
    const QString near = nearName(column, columns);
    return {u"map"_s, u"unknown"_s,
            near.isEmpty() ? Texts::tr("There is no column “%1”.").arg(column)
                           : Texts::tr("There is no column “%1”; did you mean “%2”?").arg(column, near)};
}

QList<Problem> problemsOf(const MaskPlan &plan, const QStringList &columns)
{
    QList<Problem> problems;
    QSet<QString> decided;
    for (const ColumnRule &rule : plan.rules) {
        if (!columns.contains(rule.column))
            problems.append(unknownColumn(rule.column, columns));
        else if (decided.contains(rule.column))
            problems.append(
                {u"map"_s, u"duplicate"_s, Texts::tr("Column “%1” is decided about twice.").arg(rule.column)});
        decided.insert(rule.column);
    }
    if (!plan.subject.isEmpty() && !columns.contains(plan.subject)) {
        Problem problem = unknownColumn(plan.subject, columns);
        problem.field = u"subject"_s;
        problems.append(problem);
    }
    return problems;
}

} // namespace

const ColumnRule *MaskPlan::rule(const QString &column) const
{
    const auto found =
        std::find_if(rules.begin(), rules.end(), [&](const ColumnRule &rule) { return rule.column == column; });
    return found == rules.end() ? nullptr : &*found;
}

bool isDrawn(masking::MaskKind kind)
{
    return kind != masking::MaskKind::Keep && kind != masking::MaskKind::Redact;
}

Result<ColumnRule> parseRule(const QString &text)
{
    // A column's name may hold an equals sign, and so may a mask's options: the mask's name tells where it begins.
    qsizetype equals = -1;
    for (qsizetype at = text.indexOf(u'='); at >= 0; at = text.indexOf(u'=', at + 1)) {
        const QStringView mask = QStringView(text).sliced(at + 1);
        const qsizetype colon = mask.indexOf(u':');
        equals = equals < 0 ? at : equals;
        if (masking::maskKindFromName((colon < 0 ? mask : mask.first(colon)).trimmed())) {
            equals = at;
            break;
        }
    }
    const QString column = text.left(std::max<qsizetype>(equals, 0)).trimmed();
    if (column.isEmpty())
        return fail(ErrorCode::InvalidInput, Texts::tr("“%1” does not say COLUMN=MASK.").arg(text),
                    Texts::tr("Write for example email=email:unique or notes=redact."));
    auto mask = masking::MaskSpec::parse(QStringView(text).sliced(equals + 1));
    if (!mask)
        return mask.error();
    return ColumnRule{column, std::move(*mask)};
}

Error undecidedError(const QStringList &columns, const QString &place)
{
    Error error =
        fail(ErrorCode::InvalidInput,
             columns.size() == 1
                 ? (place.isEmpty()
                        ? Texts::tr("Nobody decided about the column “%1”.").arg(columns.constFirst())
                        : Texts::tr("Nobody decided about the column “%1”, which is met in %2.").arg(columns[0], place))
                 : Texts::tr("Nobody decided about these columns: %1.").arg(columns.join(u", "_s)),
             Texts::tr("Decide about each: a mask, or “keep” for what may stay as it is."));
    for (const QString &column : columns)
        error.problems.append(
            {u"map"_s, u"undecided"_s, Texts::tr("Nobody decided about the column “%1”.").arg(column)});
    return error;
}

Result<void> checkPlan(const MaskPlan &plan, const QStringList &columns)
{
    if (QList<Problem> problems = problemsOf(plan, columns); !problems.isEmpty()) {
        Error error = fail(ErrorCode::InvalidInput, problems.constFirst().message,
                           Texts::tr("The columns are: %1.").arg(columns.join(u", "_s)));
        error.problems = std::move(problems);
        return error;
    }
    QStringList undecided;
    std::copy_if(columns.begin(), columns.end(), std::back_inserter(undecided),
                 [&](const QString &column) { return !plan.rule(column); });
    if (!undecided.isEmpty())
        return undecidedError(undecided);
    return {};
}

} // namespace showroom::masking_jobs
