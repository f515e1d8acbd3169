#include "gui/environments/history_wording.h"

#include "core/jobs/job.h"
#include "gui/common/wording.h"

#include <QCoreApplication>
#include <QLocale>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using jobs::Job;
using jobs::JobState;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::gui)
};

QString rows(const Job &job, const QString &key)
{
    return QLocale().toString(job.outcome.value(key).toInteger());
}

} // namespace

QString jobDeed(const Job &job)
{
    const bool isDone = job.state == JobState::Done;
    if (job.kind == u"seed" && job.progress.resumedAt > 0)
        return isDone ? Texts::tr("Created, after a pause") : Texts::tr("Creation, resumed");
    if (job.kind == u"seed")
        return isDone ? Texts::tr("Created") : Texts::tr("Creation");
    if (job.kind == u"export")
        return isDone ? Texts::tr("Exported") : Texts::tr("Export");
    if (job.kind == u"teardown")
        return isDone ? Texts::tr("Torn down") : Texts::tr("Teardown");
    return job.kind;
}

StatusLook jobStateLook(const Job &job)
{
    if (job.isOrphaned)
        return {Texts::tr("Interrupted"), u"triangle-alert"_s, Meaning::Warning};
    const QString word = jobs::toWord(job.state);
    if (word == u"running")
        return {Texts::tr("Running"), u"loader"_s, Meaning::Info};
    if (word == u"paused")
        return {Texts::tr("Paused"), u"circle-pause"_s, Meaning::Warning};
    if (word == u"done")
        return {Texts::tr("Done"), u"circle-check"_s, Meaning::Success};
    if (word == u"failed")
        return {Texts::tr("Failed"), u"circle-x"_s, Meaning::Danger};
    if (word == u"cancelled")
        return {Texts::tr("Cancelled"), u"minus"_s, Meaning::Neutral};
    return {Texts::tr("Waiting"), u"circle-dashed"_s, Meaning::Neutral};
}

QString jobOutcome(const Job &job)
{
    if (job.error)
        return job.error->message.simplified();
    if (job.state == JobState::Running)
        return Texts::tr("%1 of %2 rows")
            .arg(QLocale().toString(job.progress.done), QLocale().toString(job.progress.total));
    if (job.state != JobState::Done)
        return u"—"_s;
    if (job.kind == u"export" && job.outcome.contains(u"bytes"))
        return Texts::tr("%1 rows, %2")
            .arg(rows(job, u"rows"_s), wording::dataSize(job.outcome.value(u"bytes").toInteger()));
    if (job.outcome.contains(u"rows"))
        return Texts::tr("%1 rows").arg(rows(job, u"rows"_s));
    return u"—"_s;
}

} // namespace showroom::gui
