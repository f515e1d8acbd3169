#include "gui/shell/job_wording.h"

#include "core/jobs/job.h"
#include "gui/common/wording.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace showroom::gui::wording {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::gui)
};

} // namespace

QString jobTitle(const jobs::Job &job, const QString &environmentName)
{
    const QString name = environmentName.isEmpty() ? job.environmentId : environmentName;
    if (job.kind == u"seed")
        return Texts::tr("Seeding %1").arg(name);
    if (job.kind == u"export")
        return Texts::tr("Exporting %1").arg(name);
    if (job.kind == u"teardown")
        return Texts::tr("Tearing down %1").arg(name);
    return u"%1 %2"_s.arg(job.kind, name);
}

QString jobPercent(const jobs::Job &job)
{
    const int most = job.state == jobs::JobState::Running ? 99 : 100; // rows are not all that it takes
    return Texts::tr("%1 %").arg(QLocale().toString(std::min(most, int(job.progress.share() * 100))));
}

QString jobRate(const jobs::Job &job)
{
    const double rate = job.progress.rate();
    return rate > 0 ? rowsPerSecond(rate) : QString();
}

QString jobPhase(const jobs::Job &job)
{
    if (job.state != jobs::JobState::Running || job.isOrphaned)
        return {};
    if (job.progress.phase == u"index")
        return Texts::tr("building keys and indexes");
    if (job.progress.phase == u"analyze")
        return Texts::tr("updating the planner's statistics");
    if (job.progress.phase == u"fingerprint")
        return Texts::tr("taking the fingerprint");
    return {};
}

QString jobRemaining(const jobs::Job &job)
{
    const auto left = job.progress.remainingMs();
    if (!left)
        return {};
    return Texts::tr("%1 left").arg(duration(std::chrono::milliseconds(*left)));
}

} // namespace showroom::gui::wording
