#include "gui/sessions/sessions_decorator.h"

#include "base/clock.h"
#include "gui/common/cell_roles.h"
#include "gui/common/wording.h"
#include "gui/sessions/session_wording.h"
#include "models/sessions_model.h"

#include <QLocale>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using models::SessionsModel;
using sessions::Session;

namespace {

QString textOf(const Session &session, int column, const QDateTime &now)
{
    const QLocale locale;
    switch (column) {
    case SessionsModel::Person:
        return sessionTitle(session);
    case SessionsModel::Created:
        return locale.toString(session.changes.created);
    case SessionsModel::Edited:
        return locale.toString(session.changes.edited);
    case SessionsModel::Deleted:
        return locale.toString(session.changes.deleted);
    case SessionsModel::LastActivity:
        return wording::ago(session.lastActivity, now);
    case SessionsModel::State:
        return stateLook(session).text;
    default:
        return {};
    }
}

QString tooltipOf(const Session &session, int column, const QDateTime &now)
{
    switch (column) {
    case SessionsModel::Person:
        return personText(session.person) + u" · "_s + session.environmentId;
    case SessionsModel::LastActivity:
        return wording::exact(session.lastActivity);
    case SessionsModel::State:
        return session.hold.isActive() ? SessionsDecorator::tr("Held by %1 until %2")
                                             .arg(session.hold.heldBy, untilText(session.hold.until, now))
                                       : QString();
    default:
        return {};
    }
}

/// Below the title: what the title leaves open, and what keeps others from a reset or a clean-up from it.
QString subTextOf(const Session &session, bool isOneEnvironment, const QDateTime &now)
{
    QStringList parts;
    if (!session.name.isEmpty())
        parts << personText(session.person);
    if (!isOneEnvironment)
        parts << session.environmentName;
    if (session.hold.isActive())
        parts << SessionsDecorator::tr("in use until %1").arg(untilText(session.hold.until, now));
    else if (session.isKept)
        parts << SessionsDecorator::tr("kept");
    return parts.join(u" · "_s);
}

bool isFigure(int column)
{
    return column >= SessionsModel::Created && column <= SessionsModel::LastActivity;
}

} // namespace

SessionsDecorator::SessionsDecorator(const Clock &clock, bool isOneEnvironment, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_clock(clock)
    , m_isOneEnvironment(isOneEnvironment)
{
}

void SessionsDecorator::setSearch(const QString &text)
{
    m_words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

QVariant SessionsDecorator::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto session = QSortFilterProxyModel::data(index, SessionsModel::SessionRole).value<Session>();
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return textOf(session, column, m_clock.now());
    case Qt::ToolTipRole:
        return tooltipOf(session, column, m_clock.now());
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, role);
    case SubTextRole:
        return column == SessionsModel::Person ? subTextOf(session, m_isOneEnvironment, m_clock.now()) : QVariant();
    case GlyphRole:
        return column == SessionsModel::State ? stateLook(session).glyph : QVariant();
    case MeaningRole:
        return int(stateLook(session).meaning);
    default:
        return QSortFilterProxyModel::data(index, role);
    }
}

QVariant SessionsDecorator::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int((isFigure(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return QSortFilterProxyModel::headerData(section, orientation, role);
}

bool SessionsDecorator::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const auto session = sourceModel()->index(row, 0, parent).data(SessionsModel::SessionRole).value<Session>();
    const QString text =
        QStringList{session.person, session.name, session.environmentName, session.environmentId}.join(u' ');
    return std::all_of(m_words.begin(), m_words.end(),
                       [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool SessionsDecorator::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data();
    const QVariant b = right.data();
    const QPartialOrdering order = QVariant::compare(a, b);
    return order == QPartialOrdering::Unordered ? a.toString() < b.toString() : order == QPartialOrdering::Less;
}

} // namespace showroom::gui
