#include "gui/shell/job_wording.h"

#include "core/jobs/job.h"
#include "gui/common/wording.h"

#include <QCoreApplication>
#include <QLocale>

namespace showroom::gui::wording {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("JobWording", text);
}

} // namespace

QString jobTitle(const jobs::Job &job, const QString &environmentName)
{
    const QString name = environmentName.isEmpty() ? job.environmentId : environmentName;
    if (job.kind == u"seed")
        return tr(QT_TRANSLATE_NOOP("JobWording", "Seeding %1")).arg(name);
    if (job.kind == u"export")
        return tr(QT_TRANSLATE_NOOP("JobWording", "Exporting %1")).arg(name);
    if (job.kind == u"teardown")
        return tr(QT_TRANSLATE_NOOP("JobWording", "Tearing down %1")).arg(name);
    return u"%1 %2"_s.arg(job.kind, name);
}

QString jobPercent(const jobs::Job &job)
{
    return tr(QT_TRANSLATE_NOOP("JobWording", "%1 %")).arg(QLocale().toString(int(job.progress.share() * 100)));
}

QString jobRate(const jobs::Job &job)
{
    const double rate = job.progress.rate();
    return rate > 0 ? rowsPerSecond(rate) : QString();
}

QString jobRemaining(const jobs::Job &job)
{
    const auto left = job.progress.remainingMs();
    if (!left)
        return {};
    return tr(QT_TRANSLATE_NOOP("JobWording", "%1 left")).arg(duration(std::chrono::milliseconds(*left)));
}

} // namespace showroom::gui::wording
