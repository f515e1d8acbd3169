#include "core/sessions/session_rights.h"

#include "database/connection.h"
#include "database/sql_catalog.h"

namespace showroom::sessions {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

QString deed(Right right)
{
    switch (right) {
    case Right::Work:
        return u"enter or change sessions"_s;
    case Right::ResetAll:
        return u"reset all sessions of an environment"_s;
    case Right::ClearStale:
        return u"clear stale sessions and archives"_s;
    case Right::Release:
        return u"release what others hold"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

bool Rights::has(Right right) const
{
    switch (right) {
    case Right::Work:
        return mayWork;
    case Right::ResetAll:
        return mayResetAll;
    case Right::ClearStale:
        return mayClearStale;
    case Right::Release:
        return mayRelease;
    }
    Q_UNREACHABLE();
}

Result<Rights> readRights(database::Connection &connection)
{
    const auto row = connection.queryOne("sessions/rights"_sql);
    if (!row)
        return row.error();
    return Rights{row->text("login"),
                  row->boolean("may_work"),
                  row->boolean("may_reset_all"),
                  row->boolean("may_clear_stale"),
                  row->boolean("may_release"),
                  row->boolean("is_read_only")};
}

QStringList rolesWith(Right right)
{
    switch (right) {
    case Right::Work:
        return {u"showroom_sales"_s, u"showroom_support"_s};
    case Right::ResetAll:
        return {u"showroom_support"_s};
    case Right::ClearStale:
        return {u"showroom_ops"_s};
    case Right::Release:
        return {u"showroom_admin"_s};
    }
    Q_UNREACHABLE();
}

Error explained(const Error &error, Right right)
{
    if (!error.detail.startsWith(u"42501"))
        return error;
    Error clear = error;
    clear.message = u"Your login may not %1."_s.arg(deed(right));
    clear.hint = u"The role %1 may; ask an administrator of Showroom for it."_s.arg(rolesWith(right).join(u" or "_s));
    return clear;
}

} // namespace showroom::sessions
