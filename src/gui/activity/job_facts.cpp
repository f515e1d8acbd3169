#include "gui/activity/job_facts.h"

#include "core/jobs/job.h"
#include "gui/activity/job_presentation.h"
#include "gui/common/wording.h"

#include <QCoreApplication>
#include <QLocale>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using jobs::Job;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::gui)
};

constexpr qsizetype shownDigits = 16;

QString filled(const QString &text)
{
    return text.isEmpty() ? u"—"_s : text;
}

} // namespace

QList<FactList::Fact> jobFacts(const Job &job, const QDateTime &now)
{
    const QLocale locale;
    QList<FactList::Fact> facts{{Texts::tr("Kind"), jobKindText(job.kind)},
                                {Texts::tr("Started by"), filled(job.actor)},
                                {Texts::tr("Program"), filled(job.program)},
                                {Texts::tr("Started"), wording::exact(job.startedAt)},
                                {Texts::tr("Took"), jobTimeText(job, now)}};
    if (job.progress.total > 0)
        facts.append(
            {Texts::tr("Rows"),
             Texts::tr("%1 of %2").arg(locale.toString(job.progress.done), locale.toString(job.progress.total))});
    return facts;
}

QList<FactList::Fact> outcomeFacts(const Job &job)
{
    const QLocale locale;
    QList<FactList::Fact> facts;
    const auto add = [&](const char16_t *key, const QString &name, auto text) {
        const QJsonValue value = job.outcome.value(QStringView(key));
        if (!value.isUndefined())
            facts.append({name, text(value)});
    };
    const auto number = [&locale](const QJsonValue &value) { return locale.toString(value.toInteger()); };
    const auto size = [](const QJsonValue &value) { return wording::dataSize(value.toInteger()); };
    const auto plain = [](const QJsonValue &value) { return value.toString(); };
    const auto digits = [](const QJsonValue &value) -> QString { return value.toString().left(shownDigits) + u"…"_s; };
    add(u"rows", Texts::tr("Rows"), number);
    add(u"path", Texts::tr("File"), plain);
    add(u"bytes", Texts::tr("Size"), size);
    add(u"sha256", Texts::tr("SHA-256"), digits);
    add(u"removedRows", Texts::tr("Rows removed"), number);
    add(u"remainingRows", Texts::tr("Rows left"), number);
    add(u"fingerprint", Texts::tr("Fingerprint"), digits);
    return facts;
}

} // namespace showroom::gui
