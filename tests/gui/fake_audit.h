#pragma once

#include "gui/audit/audit_source.h"

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

/// An audit log in memory that answers as the database does, page by page.
class FakeAudit final : public AuditSource {
public:
    static audit::Entry entry(qint64 id, const QString &action, const QString &environment = u"demo-acme"_s)
    {
        audit::Entry made;
        made.id = id;
        made.occurredAt = QDateTime({2026, 11, 20}, {9, 0}, Qt::UTC).addSecs(60 * id);
        made.actor = id % 2 == 0 ? u"amelia"_s : u"kenji"_s;
        made.program = u"showroom"_s;
        made.host = u"local"_s;
        made.action = action;
        made.environment = environment;
        made.sequence = id;
        made.hash = QString(64, u'a');
        return made;
    }

    QFuture<Result<QList<audit::Entry>>> list(const audit::Filter &filter, int most,
                                              std::optional<qint64> before) override
    {
        filters.append(filter);
        if (error)
            return QtFuture::makeReadyFuture(Result<QList<audit::Entry>>(*error));
        QList<audit::Entry> found;
        for (const audit::Entry &one : std::as_const(entries))
            if (passes(one, filter) && (!before || one.id < *before))
                found.append(one);
        std::sort(found.begin(), found.end(), [](const audit::Entry &a, const audit::Entry &b) { return a.id > b.id; });
        return QtFuture::makeReadyFuture(Result<QList<audit::Entry>>(found.mid(0, most)));
    }

    QFuture<Result<audit::Words>> words() override { return QtFuture::makeReadyFuture(Result<audit::Words>(known)); }

    QFuture<Result<std::optional<qint64>>> idOfSequence(qint64 sequence) override
    {
        std::optional<qint64> id;
        for (const audit::Entry &one : std::as_const(entries))
            if (one.sequence >= sequence && (!id || one.id < *id))
                id = one.id;
        return QtFuture::makeReadyFuture(Result<std::optional<qint64>>(id));
    }

    QFuture<Result<audit::Verdict>> verify() override
    {
        verification = std::make_shared<QPromise<Result<audit::Verdict>>>();
        verification->start();
        return verification->future();
    }

    QFuture<Result<audit::Written>> writeFile(const audit::Filter &filter, audit::FileFormat format,
                                              const QString &path, audit::Existing existing) override
    {
        filters.append(filter);
        formats.append(format);
        paths.append(path);
        if (const auto target = audit::checkTarget(path, existing); !target)
            return QtFuture::makeReadyFuture(Result<audit::Written>(target.error()));
        return QtFuture::makeReadyFuture(Result<audit::Written>(audit::Written{entries.size(), {}}));
    }

    QFuture<Result<audit::SignedHead>> keepHead(const QString &path) override
    {
        paths.append(path);
        if (error)
            return QtFuture::makeReadyFuture(Result<audit::SignedHead>(*error));
        audit::SignedHead head;
        head.head.sequence = entries.size();
        return QtFuture::makeReadyFuture(Result<audit::SignedHead>(head));
    }

    /// Ends the verification that is under way.
    void find(const audit::Verdict &verdict)
    {
        verification->addResult(Result<audit::Verdict>(verdict));
        verification->finish();
    }

    static bool passes(const audit::Entry &entry, const audit::Filter &filter)
    {
        return (filter.actor.isEmpty() || entry.actor == filter.actor) &&
               (filter.environment.isEmpty() || entry.environment == filter.environment) &&
               entry.action.startsWith(filter.action) && (!filter.from.isValid() || entry.occurredAt >= filter.from) &&
               (!filter.until.isValid() || entry.occurredAt < filter.until);
    }

    QList<audit::Entry> entries;
    audit::Words known;
    std::optional<Error> error;
    QList<audit::Filter> filters;
    QList<audit::FileFormat> formats;
    QStringList paths;
    std::shared_ptr<QPromise<Result<audit::Verdict>>> verification;
};

} // namespace showroom::gui
