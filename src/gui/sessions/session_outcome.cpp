#include "gui/sessions/session_outcome.h"

#include "base/clock.h"
#include "base/error.h"
#include "gui/common/message_bar.h"
#include "gui/sessions/session_actions.h"
#include "gui/sessions/session_wording.h"

#include <QPushButton>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using sessions::Archive;
using sessions::Session;

SessionOutcome::SessionOutcome(MessageBar *bar, SessionActions &actions, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_bar(bar)
    , m_actions(actions)
    , m_clock(clock)
    , m_undo(bar->addButton(tr("Undo"), u"undoResetButton"_s, u"undo-2"_s))
    , m_leftOut(bar->addButton(tr("What is missing…"), u"leftOutButton"_s, u"triangle-alert"_s))
    , m_verify(bar->addButton(tr("Verify"), u"verifyResetButton"_s, u"shield-check"_s))
{
    connect(&actions, &SessionActions::told, this, &SessionOutcome::say);
    connect(&actions, &SessionActions::failed, this, &SessionOutcome::sayFailed);
    connect(&actions, &SessionActions::sessionReset, this, &SessionOutcome::sayReset);
    connect(&actions, &SessionActions::undone, this, &SessionOutcome::sayUndone);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        if (m_outcome)
            m_actions.undo(m_outcome->archive);
    });
    connect(m_leftOut, &QPushButton::clicked, this, [this] {
        if (m_outcome)
            m_actions.showLeftOut(*m_outcome);
    });
    connect(m_verify, &QPushButton::clicked, this, [this] {
        if (m_outcome)
            m_actions.verify(m_outcome->archive.environmentId, m_outcome->archive.environmentName);
    });
}

void SessionOutcome::say(Meaning meaning, const QString &fact, const QString &rest)
{
    m_outcome.reset();
    for (QPushButton *button : {m_undo, m_leftOut, m_verify})
        button->hide();
    m_bar->say(meaning, fact, rest);
}

void SessionOutcome::sayFailed(const Error &error)
{
    QStringList rest{error.hint};
    for (const Problem &problem : error.problems.mid(0, 2))
        rest << problem.field + u": "_s + problem.message;
    say(Meaning::Danger, error.message, rest.join(u' ').trimmed());
}

void SessionOutcome::sayReset(const Session &session, const Archive &archive)
{
    const QString where = tr("Session of %1 in %2").arg(personText(session.person), session.environmentName);
    const QString until = tr("Undo until %1").arg(untilText(archive.expiresAt, m_clock.now()));
    say(Meaning::Success, tr("%1 archived", "changes").arg(changesText(archive.changes)), where + u" · "_s + until);
    m_outcome = {archive, {}};
    m_undo->show();
    m_verify->show();
}

void SessionOutcome::sayUndone(const sessions::UndoOutcome &outcome)
{
    const Archive &archive = outcome.archive;
    const bool isWhole = outcome.leftOut.isEmpty();
    const QString where =
        archive.reason == u"closed" ? tr("Into the session that %1 has now in %2") : tr("Session of %1 in %2");
    QString rest = where.arg(personText(archive.person), archive.environmentName);
    if (!isWhole)
        rest += u" · "_s + tr("%n left out", "changes", int(outcome.leftOut.size()));
    say(isWhole ? Meaning::Success : Meaning::Warning,
        tr("%1 restored", "changes").arg(changesText(outcome.restored())), rest);
    m_outcome = outcome;
    m_leftOut->setVisible(!isWhole);
    m_verify->setVisible(isWhole);
}

} // namespace showroom::gui
