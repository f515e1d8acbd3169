#include "models/archives_model.h"

#include <array>

namespace showroom::models {

using sessions::Archive;

namespace {

constexpr std::array headings = {
    QT_TRANSLATE_NOOP("showroom::models::ArchivesModel", "Person"),
    QT_TRANSLATE_NOOP("showroom::models::ArchivesModel", "Why"),
    QT_TRANSLATE_NOOP("showroom::models::ArchivesModel", "Changes"),
    QT_TRANSLATE_NOOP("showroom::models::ArchivesModel", "Archived"),
    QT_TRANSLATE_NOOP("showroom::models::ArchivesModel", "Time left"),
};
static_assert(headings.size() == ArchivesModel::ColumnCount);

} // namespace

ArchivesModel::ArchivesModel(QObject *parent)
    : KeyedTableModel(ColumnCount, parent)
{
}

void ArchivesModel::setArchives(const QList<Archive> &archives)
{
    replaceRows(archives);
}

QVariant ArchivesModel::rawValue(const Archive &archive, int column) const
{
    switch (column) {
    case Person:
        return archive.person;
    case Reason:
        return archive.reason;
    case Changes:
        return archive.changes;
    case Archived:
        return archive.archivedAt;
    case Expires:
        return archive.expiresAt;
    default:
        return {};
    }
}

QString ArchivesModel::heading(int column) const
{
    return tr(headings[size_t(column)]);
}

} // namespace showroom::models
