#include "core/access/fault_checks.h"

#include "database/sql_catalog.h"

#include <QHash>

namespace showroom::access {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

/// As many faults as somebody reads; their remedies show the next ones.
constexpr qsizetype shownFaults = 20;

/// The database's word for a fault in words; %1 is the object, %2 whom or what it is about.
QString wordsOf(const QString &fault)
{
    static const QHash<QString, const char *> words{
        {u"no table"_s, QT_TRANSLATE_NOOP("showroom::access", "“%1” is registered and not there")},
        {u"no view"_s, QT_TRANSLATE_NOOP("showroom::access", "“%1” has no guard view (%2)")},
        {u"no barrier"_s, QT_TRANSLATE_NOOP("showroom::access", "“%1” has no security barrier")},
        {u"no check"_s, QT_TRANSLATE_NOOP("showroom::access", "“%1” has no check option")},
        {u"invoker"_s, QT_TRANSLATE_NOOP("showroom::access", "“%1” runs with its caller's rights")},
        {u"owner"_s, QT_TRANSLATE_NOOP("showroom::access", "“%1” belongs to %2")},
        {u"definition"_s,
         QT_TRANSLATE_NOOP("showroom::access", "“%1” does not show the environments' rows of %2 alone")},
        {u"no page"_s, QT_TRANSLATE_NOOP("showroom::access", "“%1” has no function that reads pages of %2")},
        {u"page"_s,
         QT_TRANSLATE_NOOP("showroom::access", "the function “%1” does not read pages of %2 as it was made to")},
        {u"trigger"_s, QT_TRANSLATE_NOOP("showroom::access", "“%1” has the trigger “%2”")},
        {u"shared key"_s,
         QT_TRANSLATE_NOOP("showroom::access", "“%1” has the key “%2”, which is unique over all tenants and would tell "
                                               "which rows production has")},
        {u"grant"_s, QT_TRANSLATE_NOOP("showroom::access", "“%1” is open to %2")},
        {u"reachable"_s, QT_TRANSLATE_NOOP("showroom::access", "“%1” is within reach of %2")},
        {u"row security"_s, QT_TRANSLATE_NOOP("showroom::access", "“%1” has no forced row security")},
        {u"policy"_s, QT_TRANSLATE_NOOP("showroom::access", "“%1” has a policy that is not ours: “%2”")},
        {u"no policy"_s, QT_TRANSLATE_NOOP("showroom::access", "“%1” misses the policy “%2”")},
        {u"public"_s, QT_TRANSLATE_NOOP("showroom::access", "“%1” can be called by %2")},
        {u"search path"_s, QT_TRANSLATE_NOOP("showroom::access", "“%1” looks names up where its caller says")},
        {u"powers"_s, QT_TRANSLATE_NOOP("showroom::access", "the role “%1” is more than a group")},
        {u"inherits"_s, QT_TRANSLATE_NOOP("showroom::access", "the role “%1” has the rights that it passes on")},
        {u"member"_s, QT_TRANSLATE_NOOP("showroom::access", "“%1” can act as %2")},
        {u"open"_s,
         QT_TRANSLATE_NOOP("showroom::access", "“%1” takes rows of environments, which would leave the company")},
        {u"leftover"_s, QT_TRANSLATE_NOOP("showroom::access", "the schema “%1” has no environment")},
        {u"missing"_s, QT_TRANSLATE_NOOP("showroom::access", "“%1” has no schema")},
    };
    const char *found = words.value(fault);
    return found ? QCoreApplication::translate("showroom::access", found) : u"“%1”: "_s + fault + u" %2"_s;
}

QString listed(QStringList items, const QString &separator)
{
    const qsizetype more = items.size() - shownFaults;
    if (more > 0) {
        items.resize(shownFaults);
        items.append(CheckTexts::tr("and %1 more").arg(more));
    }
    return items.join(separator);
}

/// A check whose query answers a line for each fault: object, fault, detail, remedy.
Check checkFaults(database::Connection &connection, const database::SqlStatement &statement, const QString &name,
                  const QString &label, const QString &wellSaid)
{
    const auto faults = connection.query(statement);
    if (!faults)
        return failedCheck(name, label, faults.error());
    if (faults->isEmpty())
        return passedCheck(name, label, wellSaid);
    QStringList found;
    QStringList remedies;
    for (const database::Row &row : *faults) {
        QString words = wordsOf(row.text("fault"));
        words.replace(u"%2"_s, row.text("detail"));
        found.append(words.replace(u"%1"_s, row.text("object")));
        remedies.append(row.text("remedy"));
    }
    remedies.removeDuplicates();
    return {name, label, CheckState::Failed, CheckTexts::tr("Not as it should be: %1.").arg(listed(found, u"; "_s)),
            CheckTexts::tr("Let the database's owner run: %1").arg(listed(remedies, u" "_s))};
}

} // namespace

QList<Check> checkRights(database::Connection &connection)
{
    return {checkFaults(connection, "doctor/guards"_sql, u"guards"_s, CheckTexts::tr("Guard views"),
                        CheckTexts::tr("Every registered table is guarded.")),
            checkFaults(connection, "doctor/product_rights"_sql, u"product-rights"_s,
                        CheckTexts::tr("Products' tables"), CheckTexts::tr("Within reach of the guard alone.")),
            checkFaults(connection, "doctor/control_rights"_sql, u"control-rights"_s,
                        CheckTexts::tr("Showroom's tables"),
                        CheckTexts::tr("Closed to everybody but their functions.")),
            checkFaults(connection, "doctor/layers"_sql, u"layers"_s, CheckTexts::tr("Sessions' layers"),
                        CheckTexts::tr("Each session sees its own.")),
            checkFaults(connection, "doctor/functions"_sql, u"functions"_s, CheckTexts::tr("Functions"),
                        CheckTexts::tr("None for the public, each with its own search path.")),
            checkFaults(connection, "doctor/roles"_sql, u"roles"_s, CheckTexts::tr("Roles"),
                        CheckTexts::tr("Groups that hold what they should and no more.")),
            checkFaults(connection, "doctor/outbound"_sql, u"outbound"_s, CheckTexts::tr("Outbound tables"),
                        CheckTexts::tr("All of them are closed to environments."))};
}

Check checkOwnSchemas(database::Connection &connection)
{
    const QString name = u"own-schemas"_s;
    const QString label = CheckTexts::tr("Own schemas");
    const Check faults = checkFaults(connection, "doctor/own_schemas"_sql, name, label,
                                     CheckTexts::tr("Every environment that has tables of its own has its schema."));
    if (faults.state != CheckState::Ok)
        return faults;
    const auto rights = connection.queryOne("doctor/guard_rights"_sql);
    if (!rights)
        return failedCheck(name, label, rights.error());
    if (!rights->boolean("may_create_schemas"))
        return {name, label, CheckState::Failed,
                CheckTexts::tr("The role showroom_guard may not make schemas in this database (CREATE); no environment "
                               "can be created with one of its own."),
                CheckTexts::tr("Let the database's owner run: %1").arg(rights->text("remedy"))};
    return faults;
}

} // namespace showroom::access
