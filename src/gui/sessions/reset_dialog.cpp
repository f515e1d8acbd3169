#include "gui/sessions/reset_dialog.h"

#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/card.h"
#include "gui/common/message_bar.h"
#include "gui/sessions/session_source.h"
#include "gui/sessions/session_wording.h"

#include <QLocale>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using sessions::ChangeSummary;
using sessions::ResetOutcome;
using sessions::Session;

namespace {

constexpr int dialogWidth = 520;
constexpr int mostLines = 6;

} // namespace

ResetDialog::ResetDialog(SessionSource *source, const QString &token, QWidget *parent)
    : TypedConfirmation(token, tr("Reset"), parent)
    , m_source(source)
    , m_message(new MessageBar)
{
    setObjectName(u"resetDialog"_s);
    setGlyph(u"rotate-ccw"_s);
    setFixedWidth(em(dialogWidth));
    m_message->setClosable(false);
    body()->insertWidget(0, m_message);
}

ResetDialog::ResetDialog(SessionSource *source, const Session &session, const ChangeSummary &summary,
                         const QString &token, QWidget *parent)
    : ResetDialog(source, token, parent)
{
    m_session = session;
    m_summary = summary;
    setHeading(tr("Reset the session of %1").arg(personText(session.person)));
    setSentence(tr("%1 goes back to its base data for this session. The changes are kept as an archive for 24 hours "
                   "and can be brought back.")
                    .arg(session.environmentName));
    lossesCard()->setTitle(tr("What goes and what comes back"));
    QList<Loss> losses;
    for (const sessions::TableChanges &table : summary.tables)
        losses.append({changedTableName(table.table), lossText(table.changes)});
    setLosses(losses);
    if (losses.size() > mostLines)
        limitLines(mostLines);
}

ResetDialog::ResetDialog(SessionSource *source, const QString &environmentId, const QList<Session> &sessions,
                         const QString &token, QWidget *parent)
    : ResetDialog(source, token, parent)
{
    m_environmentId = environmentId;
    setHeading(
        tr("Reset all sessions of %1").arg(sessions.isEmpty() ? environmentId : sessions.constFirst().environmentName));
    setSentence(tr("Everybody goes back to the base data. Each session’s changes are kept as an archive for 24 hours "
                   "and can be brought back."));
    lossesCard()->setTitle(tr("What goes and what comes back"));
    QList<Loss> losses;
    for (const Session &session : sessions)
        if (session.changes.total() > 0)
            losses.append({sessionTitle(session), lossText(session.changes)});
    setLosses(losses);
    if (losses.size() > mostLines)
        limitLines(mostLines);
}

void ResetDialog::accept()
{
    if (!isConfirmed())
        return;
    m_message->hide();
    setAsking(false);
    if (m_environmentId.isEmpty())
        resetOne();
    else
        resetEvery();
}

void ResetDialog::resetOne()
{
    const auto answer = m_source->resetSession({m_session.id, sessions::resetToken(), m_summary.revision, reason()});
    whenReady(answer, this, [this](const Result<ResetOutcome> &outcome) {
        if (!outcome) {
            refuse(outcome.error());
            return;
        }
        emit sessionReset(m_session, *outcome);
        QDialog::accept();
    });
}

void ResetDialog::resetEvery()
{
    whenReady(m_source->resetAll(m_environmentId, sessions::resetToken(), reason()), this,
              [this](const Result<qint64> &sessions) {
                  if (!sessions) {
                      refuse(sessions.error());
                      return;
                  }
                  emit allReset(*sessions);
                  QDialog::accept();
              });
}

void ResetDialog::refuse(const Error &error)
{
    const bool isPassing = error.code == ErrorCode::Busy || error.code == ErrorCode::Conflict;
    m_message->say(isPassing ? Meaning::Warning : Meaning::Danger, tr("Nothing was reset."),
                   QStringList{error.message, error.hint}.join(u' ').trimmed());
    setAsking(true);
}

} // namespace showroom::gui
