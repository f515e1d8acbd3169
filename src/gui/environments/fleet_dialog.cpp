#include "gui/environments/fleet_dialog.h"

#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/message_bar.h"

#include <QCoreApplication>
#include <QPushButton>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int dialogWidth = 520;

} // namespace

FleetDialog::FleetDialog(const QString &glyph, const QString &verb, QWidget *parent)
    : PlainDialog(glyph, Meaning::Accent, parent)
    , m_message(new MessageBar)
    , m_act(button(verb, u"actButton"_s, Variant::Primary))
{
    m_message->setClosable(false);
    body()->addWidget(m_message);
    addCancelButton();
    addButton(m_act);
    m_act->setDefault(true);
    setFixedWidth(em(dialogWidth));
}

void FleetDialog::carryOut(const QFuture<Result<void>> &answer, const QString &fact)
{
    m_message->hide();
    m_act->setEnabled(false);
    whenReady(answer, this, [this, fact](const Result<void> &result) {
        m_act->setEnabled(true);
        if (!result) {
            refuse(result.error());
            return;
        }
        emit done(fact);
        accept();
    });
}

void FleetDialog::refuse(const Error &error)
{
    const bool isPassing = error.code == ErrorCode::Busy || error.code == ErrorCode::Conflict;
    m_message->say(isPassing ? Meaning::Warning : Meaning::Danger, tr("Nothing was changed."),
                   QStringList{error.message, error.hint}.join(u' ').trimmed());
    growToContent();
}

QString namesOf(const QList<environments::Environment> &environments)
{
    if (environments.size() == 1)
        return environments.constFirst().name;
    return QCoreApplication::translate("showroom::gui", "%n environment(s)", nullptr, int(environments.size()));
}

QStringList idsOf(const QList<environments::Environment> &environments)
{
    QStringList ids;
    for (const environments::Environment &environment : environments)
        ids << environment.id;
    return ids;
}

} // namespace showroom::gui
