#include "gui/environments/environments_view.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSettings>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

const auto settingsKey = u"environments/savedFilters"_s;
constexpr int lastGroup = int(EnvironmentGroup::Failed);

} // namespace

QJsonObject toJson(const EnvironmentsView &view)
{
    return {{u"group"_s, int(view.group)},
            {u"words"_s, view.words},
            {u"owner"_s, view.owner},
            {u"tags"_s, QJsonArray::fromStringList(view.tags)}};
}

EnvironmentsView viewFromJson(const QJsonObject &json)
{
    EnvironmentsView view;
    if (const int group = json.value(u"group").toInt(); group >= 0 && group <= lastGroup)
        view.group = static_cast<EnvironmentGroup>(group);
    view.words = json.value(u"words").toString();
    view.owner = json.value(u"owner").toString();
    view.tags = json.value(u"tags").toVariant().toStringList();
    return view;
}

SavedFilters::SavedFilters(QSettings &settings)
    : m_settings(settings)
{
    const QJsonDocument document = QJsonDocument::fromJson(settings.value(settingsKey).toString().toUtf8());
    for (const QJsonValue &entry : document.array())
        if (const QString name = entry[u"name"].toString(); !name.isEmpty() && !has(name))
            m_filters.append({name, viewFromJson(entry[u"view"].toObject())});
}

qsizetype SavedFilters::placeOf(const QString &name) const
{
    for (qsizetype i = 0; i < m_filters.size(); ++i)
        if (m_filters[i].name.compare(name, Qt::CaseInsensitive) == 0)
            return i;
    return -1;
}

bool SavedFilters::has(const QString &name) const
{
    return placeOf(name) >= 0;
}

void SavedFilters::add(const SavedFilter &filter, std::optional<qsizetype> place)
{
    m_filters.insert(std::clamp<qsizetype>(place.value_or(m_filters.size()), 0, m_filters.size()), filter);
    write();
}

void SavedFilters::rename(const QString &name, const QString &newName)
{
    if (const qsizetype place = placeOf(name); place >= 0)
        m_filters[place].name = newName;
    write();
}

void SavedFilters::remove(const QString &name)
{
    if (const qsizetype place = placeOf(name); place >= 0)
        m_filters.removeAt(place);
    write();
}

void SavedFilters::write()
{
    QJsonArray entries;
    for (const SavedFilter &filter : std::as_const(m_filters))
        entries.append(QJsonObject{{u"name"_s, filter.name}, {u"view"_s, toJson(filter.view)}});
    m_settings.setValue(settingsKey, QString::fromUtf8(QJsonDocument(entries).toJson(QJsonDocument::Compact)));
}

} // namespace showroom::gui
