#include "gui/seeding/seeding_state.h"

#include "core/jobs/job.h"

#include <QCoreApplication>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using jobs::Job;
using jobs::JobState;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(SeedingState)
};

SeedingState active(const Job &job, const QString &word, const QString &glyph, Meaning meaning)
{
    SeedingState state;
    state.word = word;
    state.glyph = glyph;
    state.meaning = meaning;
    state.isActive = true;
    state.canCancel = jobs::canCancel(job);
    state.canPause = jobs::canPause(job);
    return state;
}

/// Something is there that is neither complete nor growing.
SeedingState interrupted(const QString &word, const QString &glyph, Meaning meaning, const QString &rest)
{
    SeedingState state;
    state.word = word;
    state.glyph = glyph;
    state.meaning = meaning;
    state.fact = word;
    state.rest = rest;
    state.canResume = true;
    state.canCleanUp = true;
    return state;
}

SeedingState running(const Job &job)
{
    if (job.isCancelRequested)
        return active(job, Texts::tr("Stopping"), u"loader"_s, Meaning::Neutral);
    if (job.isPauseRequested)
        return active(job, Texts::tr("Pausing"), u"loader"_s, Meaning::Neutral);
    return active(job, Texts::tr("Seeding"), u"loader"_s, Meaning::Info);
}

SeedingState waiting(const Job &job, bool isHere)
{
    SeedingState state = active(job, Texts::tr("Waiting"), u"circle-dashed"_s, Meaning::Neutral);
    if (isHere)
        return state;
    state.fact = state.word;
    state.rest = Texts::tr("It waits in another program, or the one that recorded it is gone. Resume fills it here.");
    state.canResume = true;
    return state;
}

SeedingState failed(const Job &job)
{
    const Error error = job.error.value_or(Error{});
    const QString words = QStringList{error.message, error.hint}.join(u' ').trimmed();
    return interrupted(Texts::tr("Failed"), u"circle-x"_s, Meaning::Danger,
                       words.isEmpty() ? Texts::tr("The job ended without saying why. Resume it, or clean up.")
                                       : words);
}

SeedingState done()
{
    SeedingState state;
    state.word = Texts::tr("Ready");
    state.glyph = u"circle-check"_s;
    state.meaning = Meaning::Success;
    state.isComplete = true;
    return state;
}

} // namespace

SeedingState SeedingState::of(const Job &job, bool isHere)
{
    if (job.isOrphaned) {
        return interrupted(Texts::tr("Interrupted"), u"triangle-alert"_s, Meaning::Warning,
                           Texts::tr("The program that worked on it is gone. Everything written so far is kept; Resume "
                                     "goes on from there."));
    }
    switch (job.state) {
    case JobState::Queued:
        return waiting(job, isHere);
    case JobState::Running:
        return running(job);
    case JobState::Paused:
        return interrupted(Texts::tr("Paused"), u"circle-pause"_s, Meaning::Neutral,
                           Texts::tr("Finished steps are kept and nobody sees them. Resume goes on from there, also "
                                     "tomorrow and from any console."));
    case JobState::Failed:
        return failed(job);
    case JobState::Cancelled:
        return interrupted(Texts::tr("Cancelled"), u"circle-pause"_s, Meaning::Neutral,
                           Texts::tr("What was written so far is kept and nobody sees it. Resume goes on from there; "
                                     "Clean up removes it."));
    case JobState::Done:
        break;
    }
    return done();
}

} // namespace showroom::gui
