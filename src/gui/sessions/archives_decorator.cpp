#include "gui/sessions/archives_decorator.h"

#include "base/clock.h"
#include "gui/common/cell_roles.h"
#include "gui/common/wording.h"
#include "gui/sessions/session_wording.h"
#include "models/archives_model.h"

#include <QLocale>

namespace showroom::gui {

using models::ArchivesModel;
using sessions::Archive;

namespace {

constexpr qint64 urgentSeconds = 3600;
constexpr qint64 soonSeconds = 6 * 3600;

QString textOf(const Archive &archive, int column, const QDateTime &now)
{
    switch (column) {
    case ArchivesModel::Person:
        return archive.sessionName.isEmpty() ? personText(archive.person) : archive.sessionName;
    case ArchivesModel::Reason:
        return archiveReasonText(archive.reason);
    case ArchivesModel::Changes:
        return QLocale().toString(archive.changes);
    case ArchivesModel::Archived:
        return wording::ago(archive.archivedAt, now);
    case ArchivesModel::Expires:
        return countdownText(archive.expiresAt, now);
    default:
        return {};
    }
}

QString tooltipOf(const Archive &archive, int column)
{
    switch (column) {
    case ArchivesModel::Person:
        return archive.environmentId;
    case ArchivesModel::Archived:
        return wording::exact(archive.archivedAt);
    case ArchivesModel::Expires:
        return wording::exact(archive.expiresAt);
    default:
        return {};
    }
}

Meaning urgency(const Archive &archive, const QDateTime &now)
{
    const qint64 left = now.secsTo(archive.expiresAt);
    if (left < urgentSeconds)
        return Meaning::Danger;
    return left < soonSeconds ? Meaning::Warning : Meaning::Neutral;
}

} // namespace

ArchivesDecorator::ArchivesDecorator(const Clock &clock, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_clock(clock)
{
}

void ArchivesDecorator::tick()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

QVariant ArchivesDecorator::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto archive = QIdentityProxyModel::data(index, ArchivesModel::ArchiveRole).value<Archive>();
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return textOf(archive, column, m_clock.now());
    case Qt::ToolTipRole:
        return tooltipOf(archive, column);
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, role);
    case SubTextRole:
        return column == ArchivesModel::Person ? archive.environmentName : QVariant();
    case MeaningRole:
        return column == ArchivesModel::Expires ? QVariant(int(urgency(archive, m_clock.now()))) : QVariant();
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QVariant ArchivesDecorator::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int((section >= ArchivesModel::Changes ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return QIdentityProxyModel::headerData(section, orientation, role);
}

} // namespace showroom::gui
