#include "core/masking_jobs/column_proposal.h"

#include "core/masking_jobs/column_names.h"
#include "core/masking_jobs/value_shapes.h"
#include "masking/mask_catalogue.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace showroom::masking_jobs {

using namespace Qt::StringLiterals;
using masking::MaskKind;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::masking_jobs)
};

QStringList valuesOf(const TableSample &sample, qsizetype column)
{
    QStringList values;
    for (const QList<QStringList> &row : sample.rows)
        values += row[column];
    return values;
}

bool isRepeating(const QStringList &values)
{
    return QSet<QString>(values.begin(), values.end()).size() < values.size();
}

/// The default options of a proposed kind: where every value is another one, the masked values must be, too.
masking::MaskSpec specFor(MaskKind kind, const QStringList &values)
{
    masking::MaskSpec spec;
    spec.kind = kind;
    if (kind == MaskKind::Email || kind == MaskKind::UserName)
        spec.unique = values.size() > 1 && !isRepeating(values);
    if (kind == MaskKind::Number)
        spec.noisePercent = masking::MaskSpec::defaultNoisePercent;
    return spec;
}

/// Kinds whose values show by their shape that they are not what a name promises.
bool hasShape(MaskKind kind)
{
    constexpr MaskKind shaped[] = {MaskKind::Email, MaskKind::BirthDate, MaskKind::Iban,  MaskKind::Card,
                                   MaskKind::Url,   MaskKind::IpAddress, MaskKind::Number};
    return std::find(std::begin(shaped), std::end(shaped), kind) != std::end(shaped);
}

int shareOf(const ValueShapes &shapes, MaskKind kind, const QStringList &values)
{
    int filled = 0;
    int fitting = 0;
    for (const QString &value : values) {
        if (value.trimmed().isEmpty())
            continue;
        ++filled;
        fitting += shapes.fits(kind, value.trimmed()) ? 1 : 0;
    }
    return filled == 0 ? 0 : fitting * 100 / filled;
}

ColumnProposal undecided(const QString &column, const QString &reason)
{
    return {column, std::nullopt, reason, 0};
}

ColumnProposal byValues(const QString &column, MaskKind kind, int share, const QStringList &values)
{
    return {column, specFor(kind, values),
            Texts::tr("%1 % of the values look like: %2").arg(share).arg(masking::maskInfo(kind).label),
            std::clamp(share, 50, 95)};
}

ColumnProposal propose(const QString &column, const QStringList &values, const ValueShapes &shapes)
{
    constexpr int byBoth = 98;
    constexpr int byExactName = 85;
    constexpr int byWordOfName = 70;
    const auto named = kindByName(column);
    const ValueShapes::Verdict verdict = shapes.judge(values);
    if (!named) {
        if (verdict.kind)
            return byValues(column, *verdict.kind, verdict.share, values);
        return undecided(column, values.isEmpty() ? Texts::tr("it has no values in the rows looked at")
                                                  : Texts::tr("neither its name nor its values look personal"));
    }
    const QString label = masking::maskInfo(named->kind).label;
    const int share = shareOf(shapes, named->kind, values);
    if (share >= 50)
        return {column, specFor(named->kind, values),
                Texts::tr("the name says so, and %1 % of the values look like: %2").arg(share).arg(label), byBoth};
    // `contact` may hold names or mail addresses, and `email_verified` says true or false.
    if (verdict.kind && (hasShape(*verdict.kind) || *verdict.kind == MaskKind::Phone || !named->isExact))
        return byValues(column, *verdict.kind, verdict.share, values);
    if (!values.isEmpty() && (hasShape(named->kind) || (verdict.isPlain && !named->isExact)))
        return undecided(column, Texts::tr("the name sounds like “%1”, the values do not").arg(label));
    return {column, specFor(named->kind, values), Texts::tr("the name says: %1").arg(label),
            named->isExact ? byExactName : byWordOfName};
}

} // namespace

QList<ColumnProposal> proposeMasks(const TableSample &sample, const masking::LocaleCorpusPtr &locale)
{
    const ValueShapes shapes(locale);
    QList<ColumnProposal> proposals;
    for (qsizetype column = 0; column < sample.columns.size(); ++column) {
        QStringList values = valuesOf(sample, column);
        values.removeAll(QString());
        proposals.append(propose(sample.columns[column], values, shapes));
    }
    return proposals;
}

} // namespace showroom::masking_jobs
