#include "gui/masking/masking_rows.h"

#include "masking/mask_catalogue.h"

#include <QCoreApplication>
#include <QLocale>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using masking_jobs::LeakHit;
using masking_jobs::TableSample;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::gui::MaskingRows)
};

/// Long values and line breaks have no place in a cell.
QString cellText(const QString &value)
{
    constexpr qsizetype longest = 120;
    const QString line = value.simplified();
    return line.size() > longest ? line.left(longest) + u'…' : line;
}

QString firstValue(const TableSample &sample, qsizetype column)
{
    for (qsizetype row = 0; row < sample.rows.size(); ++row) {
        if (const QString text = sample.text(row, column); !text.isEmpty())
            return cellText(text);
    }
    return {};
}

RowsModel::Value maskCell(const ColumnDecisions &decisions, qsizetype column)
{
    const auto mask = decisions.mask(column);
    if (!mask)
        return {Texts::tr("Decide"), {}, Meaning::Warning, u"triangle-alert"_s};
    const QString text = mask->toText();
    const QString options = text.contains(u':') ? u": "_s + text.section(u':', 1) : QString();
    const bool isKept = mask->kind == masking::MaskKind::Keep;
    return {isKept ? Texts::tr("Kept") : masking::maskInfo(mask->kind).label + options,
            {},
            isKept ? Meaning::Neutral : Meaning::Success,
            isKept ? u"eye"_s : u"venetian-mask"_s};
}

QString sureText(const ColumnDecisions &decisions, qsizetype column)
{
    const masking_jobs::ColumnProposal &proposal = decisions.proposal(column);
    return proposal.mask && !decisions.isChosen(column) ? Texts::tr("%1 %").arg(proposal.confidence) : u"—"_s;
}

QString figure(qint64 value)
{
    return QLocale().toString(value);
}

} // namespace

QList<RowsModel::Heading> columnHeadings()
{
    return {{Texts::tr("Column"), Cell::Person}, {Texts::tr("Mask"), Cell::Status}, {Texts::tr("Sure"), Cell::Number}};
}

QList<RowsModel::Row> columnRows(const ColumnDecisions &decisions, const TableSample &sample)
{
    QList<RowsModel::Row> rows;
    for (qsizetype column = 0; column < decisions.size(); ++column)
        rows.append({{decisions.proposal(column).column, firstValue(sample, column)},
                     maskCell(decisions, column),
                     {sureText(decisions, column)}});
    return rows;
}

QString whyText(const ColumnDecisions &decisions, qsizetype column)
{
    const masking_jobs::ColumnProposal &proposal = decisions.proposal(column);
    if (decisions.isChosen(column))
        return Texts::tr("You chose it.");
    return proposal.mask ? Texts::tr("Proposed: %1.").arg(proposal.reason)
                         : Texts::tr("Nothing is proposed: %1.").arg(proposal.reason);
}

QList<RowsModel::Heading> previewHeadings()
{
    return {{Texts::tr("Column"), Cell::Name}, {Texts::tr("Before"), Cell::Text}, {Texts::tr("After"), Cell::Text}};
}

QList<RowsModel::Row> previewRows(const TableSample &before, const TableSample &after, int row)
{
    QList<RowsModel::Row> rows;
    if (row >= before.rows.size())
        return rows;
    for (qsizetype column = 0; column < before.columns.size(); ++column) {
        const QString original = before.text(row, column);
        if (original.isEmpty())
            continue;
        const bool isKnown = row < after.rows.size() && column < after.columns.size();
        const QString masked = isKnown ? after.text(row, column) : QString();
        const QString shown = !isKnown ? u"…"_s : masked == original ? Texts::tr("the same") : cellText(masked);
        rows.append({{before.columns[column]}, {cellText(original)}, {shown.isEmpty() ? u"—"_s : shown}});
    }
    return rows;
}

QList<RowsModel::Heading> hitHeadings()
{
    return {{Texts::tr("Row"), Cell::Number},
            {Texts::tr("Column"), Cell::Text},
            {Texts::tr("What survived"), Cell::Text},
            {Texts::tr("Keyed hash"), Cell::Mono}};
}

QList<RowsModel::Row> hitRows(const masking_jobs::LeakReport &report)
{
    QList<RowsModel::Row> rows;
    for (const LeakHit &hit : report.hits) {
        const bool isOwn = hit.kind == masking_jobs::LeakKind::OwnRow;
        const QString what =
            hit.isWhole
                ? (isOwn ? Texts::tr("a value of this row") : Texts::tr("a value of another row"))
                : (isOwn ? Texts::tr("a part of a value of this row") : Texts::tr("a part of a value of another row"));
        rows.append({{figure(hit.row)}, {hit.column}, {what}, {hit.hash}});
    }
    return rows;
}

QList<RowsModel::Heading> personHeadings()
{
    return {{Texts::tr("Field"), Cell::Text}, {Texts::tr("Value"), Cell::Name}};
}

QList<RowsModel::Row> personRows(const QList<masking_jobs::PersonFact> &facts)
{
    QList<RowsModel::Row> rows;
    for (const masking_jobs::PersonFact &fact : facts)
        rows.append({{masking::maskInfo(fact.kind).label}, {fact.value}});
    return rows;
}

QString leakFigures(const masking_jobs::MaskOutcome &outcome)
{
    if (!outcome.leaks)
        return {};
    const masking_jobs::LeakReport &leaks = *outcome.leaks;
    QStringList sentences{
        Texts::tr("Original values searched for: %1, in written values: %2.")
            .arg(figure(leaks.originals), figure(leaks.written)),
        Texts::tr("Common words that stand elsewhere: %1. Drawn values that equal an original by chance: %2.")
            .arg(figure(leaks.common), figure(leaks.chance))};
    if (leaks.keptDomains > 0)
        sentences.append(Texts::tr("Mail addresses that kept their domain: %1.").arg(figure(leaks.keptDomains)));
    if (outcome.blanked() > 0)
        sentences.append(
            Texts::tr("Values that did not fit their mask and were blanked: %1.").arg(figure(outcome.blanked())));
    return sentences.join(u' ');
}

} // namespace showroom::gui
