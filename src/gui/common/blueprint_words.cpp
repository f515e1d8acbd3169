#include "gui/common/blueprint_words.h"

#include "generation/blueprint.h"
#include "generation/blueprint_spec.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace showroom::gui {

namespace {

QString capitalised(const QString &name)
{
    return name.left(1).toUpper() + name.mid(1);
}

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::gui::BlueprintWords)
};

} // namespace

bool hasRecords(const generation::Blueprint &blueprint)
{
    const auto &tables = blueprint.spec().tableSpecs;
    return std::any_of(tables.begin(), tables.end(),
                       [](const generation::TableSpec &table) { return table.rows == generation::RowsOf::Records; });
}

bool hasRecords(const QString &blueprint)
{
    const auto known = generation::loadBuiltIn(blueprint);
    return known && hasRecords(**known);
}

QString volumeWords(const generation::Blueprint &blueprint, qint64 people, qint64 others)
{
    const QString words = hasRecords(blueprint) ? Texts::tr("%1 people, %2 records", "figures of a size")
                                                : Texts::tr("%1 people, %2 events", "figures of a size");
    return words.arg(QLocale().toString(people), QLocale().toString(others));
}

QString kindLabel(const QString &blueprint, const QString &kind)
{
    const auto known = generation::loadBuiltIn(blueprint);
    const generation::KindInfo *info = known ? (*known)->kind(kind) : nullptr;
    return info ? info->label : capitalised(kind);
}

QString volumeLabel(const QString &blueprint, const QString &kind)
{
    const auto known = generation::loadBuiltIn(blueprint);
    return known && (*known)->kind(kind) ? kindLabel(blueprint, kind) : tableLabel(blueprint, kind);
}

int kindPosition(const QString &blueprint, const QString &kind)
{
    const auto known = generation::loadBuiltIn(blueprint);
    const QList<generation::KindInfo> kinds = known ? (*known)->kinds() : QList<generation::KindInfo>();
    for (int i = 0; i < int(kinds.size()); ++i)
        if (kinds[i].name == kind)
            return i;
    return int(kinds.size());
}

QString verticalLabel(const QString &blueprint, const QString &vertical)
{
    const auto known = generation::loadBuiltIn(blueprint);
    const generation::VerticalInfo *info = known ? (*known)->vertical(vertical) : nullptr;
    return info ? info->label : capitalised(vertical);
}

QString regionLabel(const QString &blueprint, const QString &region)
{
    const auto known = generation::loadBuiltIn(blueprint);
    const generation::RegionInfo *info = known ? (*known)->region(region) : nullptr;
    return info ? info->label : region;
}

QString tableLabel(const QString &blueprint, const QString &table)
{
    const QString name = table.section(u'.', -1);
    if (const auto known = generation::loadBuiltIn(blueprint)) {
        for (const generation::TableInfo &info : (*known)->tables())
            if (info.name == name && !info.label.isEmpty())
                return info.label;
    }
    return capitalised(name);
}

} // namespace showroom::gui
