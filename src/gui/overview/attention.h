#pragma once

#include "core/environments/environment.h"
#include "core/jobs/job.h"
#include "gui/common/tokens.h"

#include <QList>
#include <QString>

namespace showroom::gui {

/// The one click that helps.
enum class Remedy { Resume, CleanUp, Extend, Open, ShowJob };

/// Something that waits for a person: what, why, and what helps.
struct Attention {
    Meaning meaning = Meaning::Warning;
    QString glyph;
    QString title;
    QString why;
    Remedy remedy = Remedy::Open;
    QString environmentId;
    qint64 jobId = 0; ///< for Remedy::ShowJob

    bool operator==(const Attention &) const = default;
};

/// Everything that waits, the most urgent first: what failed or was interrupted, what expires within seven days, what
/// has expired, was cancelled or paused. A failed job counts for seven days, and until a later one of its kind
/// succeeded.
QList<Attention> attentionOf(const QList<environments::Environment> &environments, const QList<jobs::Job> &jobs,
                             const QDateTime &now);

/// The words on the remedy's button.
QString remedyText(Remedy remedy);

} // namespace showroom::gui
