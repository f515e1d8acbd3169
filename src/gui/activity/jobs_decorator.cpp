#include "gui/activity/jobs_decorator.h"

#include "base/clock.h"
#include "gui/activity/job_presentation.h"
#include "gui/common/cell_roles.h"
#include "gui/common/wording.h"
#include "models/environments_model.h"
#include "models/jobs_model.h"

#include <QLocale>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using jobs::Job;
using models::JobsModel;

namespace {

const auto nothing = u"—"_s;

QString filled(const QString &text)
{
    return text.isEmpty() ? nothing : text;
}

QString textOf(const Job &job, int column, const QString &environmentName, const QDateTime &now)
{
    switch (column) {
    case JobsModel::Kind:
        return jobKindText(job.kind);
    case JobsModel::Environment:
        return filled(environmentName.isEmpty() ? job.environmentId : environmentName);
    case JobsModel::State:
        return jobLook(job).text;
    case JobsModel::Progress:
        return filled(jobProgressText(job));
    case JobsModel::Actor:
        return filled(job.actor);
    case JobsModel::Started:
        return wording::ago(job.startedAt.isValid() ? job.startedAt : job.createdAt, now);
    case JobsModel::Finished:
        return wording::ago(job.finishedAt, now);
    case JobsModel::Rows:
        return job.progress.done > 0 ? QLocale().toString(job.progress.done) : nothing;
    case JobsModel::Worked:
        return jobTimeText(job, now);
    default:
        return {};
    }
}

QString subTextOf(const Job &job, int column, const QString &environmentName)
{
    switch (column) {
    case JobsModel::Kind:
        return u"#%1"_s.arg(job.id);
    case JobsModel::Environment:
        return environmentName.isEmpty() ? QString() : job.environmentId;
    case JobsModel::Actor:
        return job.program;
    default:
        return {};
    }
}

QString tooltipOf(const Job &job, int column)
{
    switch (column) {
    case JobsModel::State:
        return job.error ? job.error->message : QString();
    case JobsModel::Environment:
        return job.environmentId;
    case JobsModel::Started:
        return wording::exact(job.startedAt.isValid() ? job.startedAt : job.createdAt);
    case JobsModel::Finished:
        return wording::exact(job.finishedAt);
    default:
        return {};
    }
}

QVariant sortValue(const Job &job, int column, const QVariant &raw, const QString &shown)
{
    switch (column) {
    case JobsModel::State:
        return int(job.state) * 2 + (job.isOrphaned ? 1 : 0);
    case JobsModel::Kind:
    case JobsModel::Environment:
        return shown;
    case JobsModel::Started:
        return job.id; // newest first also where many started in the same moment
    default:
        return raw;
    }
}

bool isFigure(int column)
{
    return column == JobsModel::Rows || column == JobsModel::Worked || column == JobsModel::Started ||
           column == JobsModel::Finished;
}

} // namespace

JobsDecorator::JobsDecorator(const Clock &clock, const models::EnvironmentsModel &environments, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_clock(clock)
    , m_environments(environments)
{
}

QVariant JobsDecorator::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto job = QIdentityProxyModel::data(index, JobsModel::JobRole).value<Job>();
    const int column = index.column();
    const auto name = [this, &job] {
        const auto environment = m_environments.find(job.environmentId);
        return environment ? environment->name : QString();
    };
    switch (role) {
    case Qt::DisplayRole:
        return textOf(job, column, name(), m_clock.now());
    case Qt::ToolTipRole:
        return tooltipOf(job, column);
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, role);
    case SortRole:
        return sortValue(job, column, QIdentityProxyModel::data(index, Qt::DisplayRole),
                         textOf(job, column, name(), m_clock.now()));
    case SubTextRole:
        return subTextOf(job, column, name());
    case GlyphRole:
        if (column == JobsModel::Kind)
            return jobKindGlyph(job.kind);
        return column == JobsModel::State ? jobLook(job).glyph : QVariant();
    case MeaningRole:
        return int(jobLook(job).meaning);
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QVariant JobsDecorator::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int((isFigure(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return QIdentityProxyModel::headerData(section, orientation, role);
}

} // namespace showroom::gui
