#include "models/sessions_model.h"

#include <array>

namespace showroom::models {

using namespace Qt::StringLiterals;

using sessions::Session;

namespace {

constexpr std::array headings = {
    QT_TRANSLATE_NOOP("showroom::models::SessionsModel", "Person"),
    QT_TRANSLATE_NOOP("showroom::models::SessionsModel", "Created"),
    QT_TRANSLATE_NOOP("showroom::models::SessionsModel", "Edited"),
    QT_TRANSLATE_NOOP("showroom::models::SessionsModel", "Deleted"),
    QT_TRANSLATE_NOOP("showroom::models::SessionsModel", "Last activity"),
    QT_TRANSLATE_NOOP("showroom::models::SessionsModel", "State"),
};
static_assert(headings.size() == SessionsModel::ColumnCount);

/// What matters most of it.
QString stateOf(const Session &session)
{
    if (session.hold.isActive())
        return u"held"_s;
    if (session.isKept)
        return u"kept"_s;
    return session.isStale ? u"stale"_s : u"active"_s;
}

} // namespace

SessionsModel::SessionsModel(QObject *parent)
    : KeyedTableModel(ColumnCount, parent)
{
}

void SessionsModel::setSessions(const QList<Session> &sessions)
{
    replaceRows(sessions);
}

QVariant SessionsModel::rawValue(const Session &session, int column) const
{
    switch (column) {
    case Person:
        return session.person;
    case Created:
        return session.changes.created;
    case Edited:
        return session.changes.edited;
    case Deleted:
        return session.changes.deleted;
    case LastActivity:
        return session.lastActivity;
    case State:
        return stateOf(session);
    default:
        return {};
    }
}

QString SessionsModel::heading(int column) const
{
    return tr(headings[size_t(column)]);
}

} // namespace showroom::models
