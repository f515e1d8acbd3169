#pragma once

#include "gui/common/tokens.h"

#include <QString>

class QDateTime;

namespace showroom::jobs {
struct Job;
}

namespace showroom::gui {

/// Word, icon and meaning of a job's state.
struct JobLook {
    QString text;
    QString glyph;
    Meaning meaning = Meaning::Neutral;
};
JobLook jobLook(const jobs::Job &job);

/// "Seeding", "Export", "Teardown".
QString jobKindText(const QString &kind);
QString jobKindGlyph(const QString &kind);

/// "62 % · 0:04 left" while it runs, "62 %" when it stopped, empty before the first figures.
QString jobProgressText(const jobs::Job &job);

/// How long programs worked on it: "< 0.1 s", "0.9 s", from ten seconds on "0:12"; a dash before the start.
QString jobTimeText(const jobs::Job &job, const QDateTime &now);

/// What the job would leave if it were cancelled now, for the question.
QString cancelConsequence(const jobs::Job &job);

/// Whether somebody has to do something about it: failed, cancelled, paused or interrupted.
bool isStopped(const jobs::Job &job);

} // namespace showroom::gui
