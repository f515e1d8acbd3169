#include "core/environments/environment_edit.h"

#include "base/clock.h"
#include "core/environments/create_tenant.h"
#include "core/environments/environment_store.h"
#include "database/connection.h"
#include "database/sql_catalog.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace showroom::environments {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::environments)
};

Result<void> requireEnvironmentIds(const QStringList &ids)
{
    for (const QString &id : ids)
        SHOWROOM_TRY(requireEnvironmentId(id));
    return {};
}

void insert(QJsonObject &changes, const QString &field, const std::optional<TextEdit> &text)
{
    if (!text)
        return;
    QJsonObject change{{u"now"_s, text->now}};
    if (text->was)
        change.insert(u"was"_s, *text->was);
    changes.insert(field, change);
}

QJsonObject changesOf(const EnvironmentEdit &edit)
{
    QJsonObject changes{{u"addTags"_s, QJsonArray::fromStringList(edit.addTags)},
                        {u"removeTags"_s, QJsonArray::fromStringList(edit.removeTags)}};
    insert(changes, u"description"_s, edit.description);
    insert(changes, u"customer"_s, edit.customer);
    insert(changes, u"notes"_s, edit.notes);
    insert(changes, u"admin"_s, edit.admin);
    insert(changes, u"owner"_s, edit.owner);
    return changes;
}

QString textOf(const std::optional<TextEdit> &edit)
{
    return edit ? edit->now : QString();
}

} // namespace

bool EnvironmentEdit::isEmpty() const
{
    return !description && !customer && !notes && !admin && !owner && addTags.isEmpty() && removeTags.isEmpty();
}

QList<Problem> validate(const EnvironmentEdit &edit)
{
    CreateTenant texts;
    texts.description = textOf(edit.description);
    texts.customer = textOf(edit.customer);
    texts.notes = textOf(edit.notes);
    texts.tags = edit.addTags;
    if (const QString admin = textOf(edit.admin); !admin.isEmpty())
        texts.adminEmail = admin;
    QList<Problem> problems = validateDetails(texts);
    if (edit.owner && edit.owner->now.trimmed().isEmpty())
        problems.append({u"owner"_s, u"required"_s, Texts::tr("Name the login that the environment belongs to.")});
    return problems;
}

Result<void> edit(database::Connection &connection, const QStringList &ids, const EnvironmentEdit &edit)
{
    SHOWROOM_TRY(requireEnvironmentIds(ids));
    if (const QList<Problem> problems = validate(edit); !problems.isEmpty())
        return toError(problems);
    if (edit.isEmpty())
        return {};
    const auto done = connection.query("environments/edit"_sql, {{"ids", ids}, {"changes", changesOf(edit)}});
    return done ? Result<void>() : Result<void>(done.error());
}

Result<QStringList> possibleOwners(database::Connection &connection)
{
    const auto rows = connection.query("environments/possible_owners"_sql);
    if (!rows)
        return rows.error();
    QStringList logins;
    for (const database::Row &row : *rows)
        logins.append(row.text("login"));
    return logins;
}

QList<Problem> validate(const Extension &extension, const Clock &clock)
{
    if (extension.days.has_value() == extension.until.has_value())
        return {{u"days"_s, u"required"_s, Texts::tr("Say by how many days, or until which day.")}};
    if (extension.days && (*extension.days < 1 || *extension.days > maxLifeDays))
        return {{u"days"_s, u"out-of-range"_s, Texts::tr("Extend by 1 to %1 days.").arg(maxLifeDays)}};
    const bool isToCome = !extension.until || (extension.until->isValid() && *extension.until > clock.now() &&
                                               *extension.until <= clock.now().addDays(maxLifeDays));
    if (!isToCome)
        return {{u"until"_s, u"out-of-range"_s, Texts::tr("Choose a day to come, within ten years.")}};
    return {};
}

Result<void> extend(database::Connection &connection, const QStringList &ids, const Extension &extension,
                    const Clock &clock)
{
    SHOWROOM_TRY(requireEnvironmentIds(ids));
    if (const QList<Problem> problems = validate(extension, clock); !problems.isEmpty())
        return toError(problems);
    const auto done = connection.query(
        "environments/extend"_sql,
        {{"ids", ids}, {"days", extension.days}, {"until", extension.until}, {"reason", extension.reason}});
    return done ? Result<void>() : Result<void>(done.error());
}

} // namespace showroom::environments
