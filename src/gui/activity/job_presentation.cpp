#include "gui/activity/job_presentation.h"

#include "core/jobs/job.h"
#include "gui/common/wording.h"
#include "gui/shell/job_wording.h"

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

JobLook runningLook(const Job &job)
{
    if (job.isOrphaned)
        return {Texts::tr("Interrupted"), u"triangle-alert"_s, Meaning::Warning};
    if (job.isCancelRequested)
        return {Texts::tr("Stopping"), u"loader"_s, Meaning::Neutral};
    if (job.isPauseRequested)
        return {Texts::tr("Pausing"), u"loader"_s, Meaning::Neutral};
    return {Texts::tr("Running"), u"loader"_s, Meaning::Info};
}

} // namespace

JobLook jobLook(const Job &job)
{
    switch (job.state) {
    case JobState::Queued:
        return {Texts::tr("Waiting"), u"circle-dashed"_s, Meaning::Neutral};
    case JobState::Running:
        return runningLook(job);
    case JobState::Paused:
        return {Texts::tr("Paused"), u"circle-pause"_s, Meaning::Neutral};
    case JobState::Failed:
        return {Texts::tr("Failed"), u"circle-x"_s, Meaning::Danger};
    case JobState::Cancelled:
        return {Texts::tr("Cancelled"), u"x"_s, Meaning::Neutral};
    case JobState::Done:
        break;
    }
    return {Texts::tr("Done"), u"circle-check"_s, Meaning::Success};
}

QString jobKindText(const QString &kind)
{
    if (kind == u"seed")
        return Texts::tr("Seeding");
    if (kind == u"export")
        return Texts::tr("Export");
    return kind == u"teardown" ? Texts::tr("Teardown") : kind;
}

QString jobKindGlyph(const QString &kind)
{
    if (kind == u"seed")
        return u"database"_s;
    if (kind == u"export")
        return u"package"_s;
    return kind == u"teardown" ? u"trash-2"_s : u"activity"_s;
}

QString jobProgressText(const Job &job)
{
    if (job.progress.total == 0 || job.state == JobState::Done)
        return {};
    const QString percent = wording::jobPercent(job);
    const QString left = wording::jobRemaining(job);
    const bool runs = job.state == JobState::Running && !job.isOrphaned;
    return runs && !left.isEmpty() ? percent + u" · "_s + left : percent;
}

QString jobTimeText(const Job &job, const QDateTime &now)
{
    constexpr qint64 shortMs = 10'000;
    if (!job.startedAt.isValid())
        return u"—"_s;
    const qint64 time = job.durationMs(now);
    if (time < 100)
        return Texts::tr("< 0.1 s");
    return time < shortMs ? Texts::tr("%1 s").arg(QLocale().toString(double(time) / 1000, 'f', 1))
                          : wording::duration(std::chrono::milliseconds(time));
}

QString cancelConsequence(const Job &job)
{
    if (job.kind == u"export")
        return Texts::tr("No file is left behind. It can be started anew.");
    if (job.kind == u"teardown")
        return Texts::tr("Nothing is removed: a teardown takes everything or nothing.");
    return Texts::tr(
        "The step that is being written is undone; finished ones stay, and nobody sees them. You can resume "
        "later, or clean up.");
}

bool isStopped(const Job &job)
{
    return job.isOrphaned || job.state == JobState::Paused || job.state == JobState::Failed ||
           job.state == JobState::Cancelled;
}

} // namespace showroom::gui
