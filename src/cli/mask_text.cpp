#include "cli/mask_text.h"

#include "cli/terminal_text.h"
#include "cli/text_table.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

/// What happens to a column, as far as it is decided or proposed.
QString maskOf(const MaskLook &look, const masking_jobs::ColumnProposal &column)
{
    if (const masking_jobs::ColumnRule *const rule = look.plan.rule(column.column))
        return rule->mask.toText();
    return column.mask ? column.mask->toText() : QString();
}

QJsonObject rowJson(const masking_jobs::TableSample &sample, qsizetype row)
{
    QJsonObject json;
    for (qsizetype column = 0; column < sample.columns.size(); ++column) {
        if (!sample.rows[row][column].isEmpty())
            json.insert(sample.columns[column], sample.text(row, column));
    }
    return json;
}

QString shortened(const QString &text)
{
    constexpr qsizetype longest = 40;
    return text.size() > longest ? text.left(longest - 1) + u'…' : text;
}

QString previewText(const MaskLook &look)
{
    TextTable table({{u"ROW"_s, Align::Right}, {u"COLUMN"_s}, {u"BEFORE"_s}, {u"AFTER"_s}});
    for (qsizetype row = 0; row < look.after.rows.size(); ++row) {
        for (qsizetype column = 0; column < look.after.columns.size(); ++column) {
            const QString before = look.before.text(row, column);
            const QString after = look.after.text(row, column);
            if (!before.isEmpty())
                table.addRow({number(row + 1), look.after.columns[column], shortened(before),
                              before == after ? u"(kept)"_s : shortened(after)});
        }
    }
    return table.toString();
}

QString leaksText(const masking_jobs::LeakReport &leaks)
{
    QString text = leaks.isClean()
                       ? u"No original value was found in what was written (%1 searched in %2 values).\n"_s.arg(
                             number(leaks.originals), number(leaks.written))
                       : u"%1 places still hold original values or parts of them:\n"_s.arg(number(leaks.leaks));
    TextTable table({{u"ROW"_s, Align::Right}, {u"COLUMN"_s}, {u"WHAT"_s}, {u"WHOSE"_s}, {u"HASH"_s}});
    constexpr qsizetype mostRows = 20;
    for (const masking_jobs::LeakHit &hit : leaks.hits.first(std::min(mostRows, leaks.hits.size())))
        table.addRow({number(hit.row), hit.column, hit.isWhole ? u"a value"_s : u"a part"_s,
                      hit.kind == masking_jobs::LeakKind::OwnRow ? u"of its own row"_s : u"of another row"_s,
                      hit.hash});
    if (!table.isEmpty())
        text += table.toString();
    text += u"Besides, %1 common words, and %2 drawn values that equal an original by chance.\n"_s.arg(
        number(leaks.common), number(leaks.chance));
    if (leaks.keptDomains > 0)
        text += u"%1 mail addresses kept their domain.\n"_s.arg(number(leaks.keptDomains));
    return text;
}

} // namespace

QJsonObject lookJson(const MaskLook &look)
{
    QJsonArray columns;
    for (const masking_jobs::ColumnProposal &column : look.columns) {
        const QString mask = maskOf(look, column);
        columns.append(QJsonObject{{u"column"_s, column.column},
                                   {u"mask"_s, mask.isEmpty() ? QJsonValue() : QJsonValue(mask)},
                                   {u"decided"_s, look.plan.rule(column.column) != nullptr},
                                   {u"reason"_s, column.reason},
                                   {u"confidence"_s, column.confidence}});
    }
    QJsonArray rows;
    for (qsizetype row = 0; row < look.after.rows.size(); ++row)
        rows.append(QJsonObject{{u"before"_s, rowJson(look.before, row)}, {u"after"_s, rowJson(look.after, row)}});
    return {{u"columns"_s, columns}, {u"preview"_s, rows}};
}

QString lookText(const MaskLook &look)
{
    TextTable table({{u"COLUMN"_s}, {u"MASK"_s}, {u"SURE"_s, Align::Right}, {u"WHY"_s}});
    for (const masking_jobs::ColumnProposal &column : look.columns) {
        const bool isDecided = look.plan.rule(column.column) != nullptr;
        const QString mask = maskOf(look, column);
        table.addRow({column.column, mask.isEmpty() ? u"?"_s : mask,
                      isDecided || !column.mask ? QString() : u"%1 %"_s.arg(column.confidence),
                      isDecided ? u"as --map says"_s : column.reason});
    }
    return table.toString() + (look.after.rows.isEmpty() ? QString() : u'\n' + previewText(look));
}

QJsonObject outcomeJson(const masking_jobs::MaskOutcome &outcome)
{
    QJsonObject columns;
    for (const auto &[name, counts] : outcome.columns.asKeyValueRange())
        columns.insert(name, QJsonObject{{u"values"_s, counts.values},
                                         {u"blanked"_s, counts.blanked},
                                         {u"unchanged"_s, counts.unchanged},
                                         {u"keptDomains"_s, counts.keptDomains}});
    return {{u"path"_s, outcome.path},
            {u"rows"_s, outcome.rows},
            {u"bytes"_s, outcome.bytes},
            {u"durationMs"_s, outcome.maskingMs},
            {u"searchMs"_s, outcome.searchMs},
            {u"columns"_s, columns},
            {u"leakReport"_s, outcome.leaks ? QJsonValue(outcome.leaks->toJson()) : QJsonValue()}};
}

QString outcomeText(const masking_jobs::MaskOutcome &outcome)
{
    QString text = u"Masked %1 (%2) in %3\n%4\n"_s.arg(rowCount(outcome.rows), byteSize(outcome.bytes),
                                                       duration(outcome.maskingMs), printable(outcome.path));
    if (outcome.blanked() > 0)
        text += u"%1 values without the shape that their mask needs were blanked.\n"_s.arg(number(outcome.blanked()));
    return text + (outcome.leaks ? leaksText(*outcome.leaks) : QString());
}

} // namespace showroom::cli
