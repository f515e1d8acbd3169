#include "gui/audit/audit_wording.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QLocale>
#include <QSet>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using audit::Entry;

namespace {

const auto nothing = u"—"_s;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::gui::AuditPage)
};

struct Deed {
    const char *action;
    const char *text;
};

constexpr Deed deeds[] = {
    {"environment.create", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Environment created")},
    {"environment.create-many", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Several environments created")},
    {"environment.edit", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Details changed")},
    {"environment.expire", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Expired")},
    {"environment.extend", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Extended")},
    {"environment.print", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Rows printed")},
    {"environment.protect", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Protected")},
    {"environment.unprotect", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Protection removed")},
    {"environment.teardown", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Tear-down started")},
    {"export.start", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Export started")},
    {"job.export.cancelled", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Export cancelled")},
    {"job.export.done", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Exported")},
    {"job.export.failed", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Export failed")},
    {"job.export.pause", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Export paused")},
    {"job.export.resume", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Export resumed")},
    {"job.seed.cancelled", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Filling cancelled")},
    {"job.seed.done", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Filled")},
    {"job.seed.failed", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Filling failed")},
    {"job.seed.pause", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Filling paused")},
    {"job.seed.resume", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Filling resumed")},
    {"job.teardown.cancelled", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Tear-down cancelled")},
    {"job.teardown.done", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Torn down")},
    {"job.teardown.failed", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Tear-down failed")},
    {"job.teardown.resume", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Tear-down resumed")},
    {"limit.clear", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Exception to a limit removed")},
    {"limit.override", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Exception to a limit made")},
    {"link.create", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Access link created")},
    {"link.revoke", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Access link revoked")},
    {"role.grant", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Role granted")},
    {"role.revoke", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Role taken away")},
    {"sandbox.configure", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Sandbox’s terms changed")},
    {"sandbox.convert", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Converted to production")},
    {"sandbox.dismiss", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "User sent away")},
    {"sandbox.reset", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Sandbox reset")},
    {"session.close", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Session closed")},
    {"session.copy", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Session copied")},
    {"session.hold", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Session held")},
    {"session.keep", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Session kept")},
    {"session.open", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Session opened")},
    {"session.purge", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Expired archives removed")},
    {"session.release", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Hold released")},
    {"session.rename", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Session renamed")},
    {"session.reset", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Session reset")},
    {"session.revoke-token", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Session’s token revoked")},
    {"session.undo", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Reset undone")},
    {"settings.set", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Setting changed")},
    {"table.convertible", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Table opened to conversions")},
    {"table.not-outbound", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Table no longer outbound")},
    {"table.outbound", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Table closed as outbound")},
    {"table.register", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Table registered")},
    {"table.unregister", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Table taken out")},
};

struct Group {
    const char *word; ///< what the action's name begins with
    const char *text;
    QLatin1StringView glyph;
};

constexpr Group groups[] = {
    {"environment", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Environments"), "boxes"_L1},
    {"export", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Exports"), "package"_L1},
    {"job", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Jobs"), "activity"_L1},
    {"limit", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Limits"), "clock"_L1},
    {"link", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Access links"), "link"_L1},
    {"notification", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Notifications"), "info"_L1},
    {"persona", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Personas"), "building-2"_L1},
    {"role", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Roles"), "lock"_L1},
    {"salt", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Salts"), "fingerprint"_L1},
    {"sandbox", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Sandboxes"), "flask-conical"_L1},
    {"session", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Sessions"), "layers"_L1},
    {"settings", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Settings"), "settings"_L1},
    {"table", QT_TRANSLATE_NOOP("showroom::gui::AuditPage", "Products’ tables"), "table-2"_L1},
};

const Group *groupOf(const QString &action)
{
    const QString word = action.section(u'.', 0, 0);
    const auto found = std::find_if(std::begin(groups), std::end(groups),
                                    [&](const Group &group) { return word == QLatin1StringView(group.word); });
    return found == std::end(groups) ? nullptr : &*found;
}

/// "createPerHour" and "create_per_hour" become "create per hour".
QString inWords(const QString &name)
{
    QString words;
    for (const QChar letter : name) {
        if (letter.isUpper() && !words.isEmpty() && !words.endsWith(u' '))
            words += u' ';
        words += letter == u'_' || letter == u'-' || letter == u'.' ? QChar(u' ') : letter.toLower();
    }
    return words.simplified();
}

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString scalarText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? Texts::tr("yes") : Texts::tr("no");
    if (value.isDouble()) {
        const double number = value.toDouble();
        const bool isWhole = number == double(value.toInteger());
        return isWhole ? QLocale().toString(value.toInteger()) : QLocale().toString(number);
    }
    const QString text = value.toString();
    return text.isEmpty() ? nothing : text;
}

void collect(const QString &name, const QJsonValue &value, QList<Parameter> &parameters)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            collect((name.isEmpty() ? QString() : QString(name + u" · "_s)) + inWords(it.key()), it.value(),
                    parameters);
        return;
    }
    const QJsonArray array = value.toArray();
    const bool isNested = std::any_of(array.begin(), array.end(),
                                      [](const QJsonValue &item) { return item.isObject() || item.isArray(); });
    if (isNested) {
        for (qsizetype i = 0; i < array.size(); ++i)
            collect(u"%1 %2"_s.arg(name).arg(i + 1), array[i], parameters);
        return;
    }
    QStringList texts;
    for (const QJsonValue &item : array)
        texts.append(scalarText(item));
    parameters.append({capitalised(name), value.isArray() ? texts.join(u", "_s) : scalarText(value)});
}

std::optional<qint64> countOf(const QJsonObject &counts, const QString &table)
{
    const QJsonValue count = counts.value(table);
    return count.isDouble() ? std::optional(count.toInteger()) : std::nullopt;
}

QString figure(const std::optional<qint64> &value)
{
    return value ? QLocale().toString(*value) : nothing;
}

} // namespace

QString deedText(const QString &action)
{
    const auto found = std::find_if(std::begin(deeds), std::end(deeds),
                                    [&](const Deed &deed) { return action == QLatin1StringView(deed.action); });
    return found == std::end(deeds) ? capitalised(inWords(action)) : Texts::tr(found->text);
}

QString deedGlyph(const QString &action)
{
    const Group *group = groupOf(action);
    return group ? QString(group->glyph) : u"scroll-text"_s;
}

QString deedGroup(const QString &action)
{
    const Group *group = groupOf(action);
    return group ? Texts::tr(group->text) : capitalised(inWords(action.section(u'.', 0, 0)));
}

QString rowsText(const Entry &entry)
{
    const auto before = audit::rowsTotal(entry.countsBefore);
    const auto after = audit::rowsTotal(entry.countsAfter);
    if (before && after)
        return u"%1 → %2"_s.arg(figure(before), figure(after));
    return before || after ? figure(before ? before : after) : QString();
}

QString originText(const Entry &entry)
{
    const QString host = entry.host == u"local"_s ? Texts::tr("this machine") : entry.host;
    return entry.program + (entry.program.isEmpty() || host.isEmpty() ? QString() : u" · "_s) + host;
}

QList<CountChange> countChanges(const Entry &entry)
{
    const QStringList before = entry.countsBefore.keys();
    const QStringList after = entry.countsAfter.keys();
    QSet<QString> names(before.begin(), before.end());
    names.unite(QSet<QString>(after.begin(), after.end()));
    QStringList sorted(names.begin(), names.end());
    sorted.sort();
    QList<CountChange> changes;
    for (const QString &table : std::as_const(sorted)) {
        const CountChange change{table, countOf(entry.countsBefore, table), countOf(entry.countsAfter, table)};
        if (change.before || change.after)
            changes.append(change);
    }
    return changes;
}

QList<Parameter> parametersOf(const QJsonObject &details)
{
    QList<Parameter> parameters;
    collect({}, details, parameters);
    return parameters;
}

} // namespace showroom::gui
