#include "gui/wizard/sample_table.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <initializer_list>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using generation::ColumnInfo;
using generation::ColumnType;
using generation::PlannedTable;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(SampleTable)
};

constexpr int keyColumns = 2; // the environment's id and the row's own

/// The columns of one table that the panel shows; -1 for none.
struct Picked {
    int name = -1;
    int below = -1;
    int place = -1;
    int when = -1;
    QList<int> figures; ///< the first one that a row has is shown
    int currency = -1;
};

int named(const PlannedTable &table, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        for (int i = keyColumns; i < table.columns.size(); ++i)
            if (table.columns[i].name == name)
                return i;
    }
    return -1;
}

int firstOf(const PlannedTable &table, std::initializer_list<ColumnType> types)
{
    for (int i = keyColumns; i < table.columns.size(); ++i)
        if (std::find(types.begin(), types.end(), table.columns[i].type) != types.end())
            return i;
    return -1;
}

Picked pick(const PlannedTable &table)
{
    Picked picked;
    picked.name = named(table, {"full_name"_L1, "title"_L1, "name"_L1, "subject"_L1});
    if (picked.name < 0)
        picked.name = firstOf(table, {ColumnType::Text});
    picked.below = named(table, {"email"_L1, "kind"_L1, "status"_L1});
    picked.place = named(table, {"city"_L1, "country"_L1});
    picked.when = firstOf(table, {ColumnType::Timestamp});
    picked.currency = named(table, {"currency"_L1});
    for (int i = keyColumns; i < table.columns.size(); ++i)
        if (table.columns[i].type == ColumnType::Numeric)
            picked.figures << i;
    return picked;
}

QString label(const PlannedTable &table, int column)
{
    QString name = table.columns[column].name;
    name.replace(u'_', u' ');
    return name.left(1).toUpper() + name.mid(1);
}

QString text(const PlannedTable &table, const QVariantMap &row, int column)
{
    return column < 0 ? QString() : row.value(table.columns[column].name).toString();
}

QString figure(const PlannedTable &table, const QVariantMap &row, const Picked &picked)
{
    for (const int column : picked.figures) {
        const QString value = text(table, row, column);
        if (value.isEmpty())
            continue;
        const int decimals = int(value.size() - 1 - value.indexOf(u'.'));
        const QString number = QLocale().toString(value.toDouble(), 'f', value.contains(u'.') ? decimals : 0);
        const QString &name = table.columns[column].name;
        if (name == u"amount")
            return Texts::tr("%1 %2", "amount and currency").arg(number, text(table, row, picked.currency));
        return name == u"hours" ? Texts::tr("%1 h", "hours").arg(number) : number;
    }
    return u"—"_s;
}

} // namespace

SampleTable SampleTable::of(const TenantPreview::Sample &sample)
{
    const PlannedTable &table = sample.table;
    const Picked picked = pick(table);
    SampleTable shown;
    const auto add = [&shown](const QString &title, const Column &column) {
        shown.headings.append({title, column.kind});
        shown.columns.append(column);
    };
    const bool isNamed = picked.name >= 0 && table.columns[picked.name].name.contains(u"name");
    add(isNamed ? Texts::tr("Name") : table.label, {Cell::Person, 180, true, 0});
    if (picked.place >= 0)
        add(label(table, picked.place), {Cell::Text, 116, false, 0});
    if (picked.when >= 0)
        add(Texts::tr("When"), {Cell::Time, 96, false, 0});
    if (!picked.figures.isEmpty())
        add(Texts::tr("How much"), {Cell::Number, 100, false, 0});

    for (const QVariantMap &values : sample.rows) {
        RowsModel::Row row{{text(table, values, picked.name), text(table, values, picked.below)}};
        if (picked.place >= 0)
            row.append({text(table, values, picked.place)});
        if (picked.when >= 0) {
            const QDate day = values.value(table.columns[picked.when].name).toDateTime().date();
            row.append({QLocale().toString(day, QLocale::ShortFormat)});
        }
        if (!picked.figures.isEmpty())
            row.append({figure(table, values, picked)});
        shown.rows.append(row);
    }
    return shown;
}

} // namespace showroom::gui
