#include "gui/sessions/enter_session_dialog.h"

#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/field.h"
#include "gui/common/message_bar.h"
#include "gui/sessions/session_source.h"
#include "gui/sessions/session_wording.h"
#include "gui/sessions/token_panel.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;
using sessions::OpenedSession;
using sessions::Session;

namespace {

constexpr int longestName = 200;

} // namespace

EnterSessionDialog::EnterSessionDialog(SessionSource *source, const QString &verb, QWidget *parent)
    : FleetDialog(u"layers"_s, verb, parent)
    , m_source(source)
    , m_question(new QWidget)
    , m_environment(new QComboBox)
    , m_person(new QLineEdit)
    , m_name(new QLineEdit)
    , m_token(new TokenPanel)
    , m_cancel(findChild<QPushButton *>(u"cancelButton"_s))
    , m_close(button(tr("Done"), u"closeButton"_s, Variant::Secondary))
{
    setObjectName(u"enterSessionDialog"_s);
    addFields();
    body()->addWidget(m_question);
    body()->addWidget(m_token);
    m_token->hide();
    addButton(m_close);
    m_close->hide();
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_person, &QLineEdit::textChanged, this, &EnterSessionDialog::update);
    connect(m_environment, &QComboBox::currentIndexChanged, this, &EnterSessionDialog::update);
    connect(actButton(), &QPushButton::clicked, this, &EnterSessionDialog::begin);
}

EnterSessionDialog::EnterSessionDialog(SessionSource *source, const QList<Environment> &environments, QWidget *parent)
    : EnterSessionDialog(source, tr("Enter session"), parent)
{
    m_environments = environments;
    for (const Environment &environment : environments)
        m_environment->addItem(environment.name, environment.id);
    const bool isGiven = environments.size() == 1;
    setHeading(isGiven ? tr("Enter a session of %1").arg(environments.constFirst().name) : tr("Enter a session"));
    setSentence(tr("A session is a private layer of changes over the environment’s data. Who has one already goes on "
                   "where it stands."));
    m_environment->setCurrentIndex(isGiven ? 0 : -1);
    m_environmentField->setVisible(!isGiven);
    (isGiven ? static_cast<QWidget *>(m_person) : m_environment)->setFocus();
    update();
}

EnterSessionDialog::EnterSessionDialog(SessionSource *source, const Session &session, QWidget *parent)
    : EnterSessionDialog(source, tr("Copy session"), parent)
{
    m_copied = session;
    setGlyph(u"copy"_s);
    setHeading(tr("Copy the session of %1").arg(personText(session.person)));
    setSentence(tr("A colleague gets a session of their own in %1 that begins with the same %2.")
                    .arg(session.environmentName, changesText(session.changes.total())));
    m_environmentField->hide();
    m_nameField->hide();
    m_person->setFocus();
    update();
}

void EnterSessionDialog::addFields()
{
    m_environment->setObjectName(u"sessionEnvironmentComboBox"_s);
    m_environment->setPlaceholderText(tr("Choose an environment"));
    m_person->setObjectName(u"personLineEdit"_s);
    m_person->setMaxLength(longestName);
    m_name->setObjectName(u"sessionNameLineEdit"_s);
    m_name->setMaxLength(longestName);
    m_environmentField = new Field(tr("&Environment"), m_environment);
    m_personField = new Field(tr("&Person"), m_person, tr("Who works in it: a login, a name or a mail address"));
    m_nameField = new Field(tr("&Name (optional)"), m_name, tr("What it is for, for example “Call with Fjord”"));
    auto *column = new QVBoxLayout(m_question);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px::block);
    for (Field *field : {m_environmentField, m_personField, m_nameField})
        column->addWidget(field);
}

void EnterSessionDialog::setPerson(const QString &person)
{
    m_person->setText(person);
    m_person->selectAll();
}

QString EnterSessionDialog::environmentId() const
{
    return m_environment->currentData().toString();
}

void EnterSessionDialog::update()
{
    const bool hasEnvironment = !m_copied.id.isEmpty() || !environmentId().isEmpty();
    actButton()->setEnabled(hasEnvironment && !m_person->text().trimmed().isEmpty());
}

void EnterSessionDialog::begin()
{
    message()->hide();
    m_personField->setProblem({});
    actButton()->setEnabled(false);
    const QString person = m_person->text().trimmed();
    const auto answer = m_copied.id.isEmpty()
                            ? m_source->openSession({environmentId(), person, m_name->text().trimmed(), std::nullopt})
                            : m_source->copySession(m_copied.id, person);
    whenReady(answer, this, [this](const Result<OpenedSession> &opened) { take(opened); });
}

void EnterSessionDialog::take(const Result<OpenedSession> &opened)
{
    update();
    if (!opened) {
        refuse(opened.error());
        return;
    }
    showToken(*opened);
    emit this->opened(opened->session);
}

void EnterSessionDialog::showToken(const OpenedSession &opened)
{
    const Session &session = opened.session;
    setHeading(opened.isResumed ? tr("%1 goes on in %2").arg(personText(session.person), session.environmentName)
                                : tr("%1 can enter %2").arg(personText(session.person), session.environmentName));
    setSentence(opened.isResumed
                    ? tr("The session stands as it was left: %1.").arg(changesText(session.changes.total()))
                    : tr("Hand the token to the person or to the product."));
    m_question->hide();
    m_token->setToken(opened.token);
    m_token->show();
    actButton()->hide();
    m_cancel->hide();
    m_close->show();
    m_close->setDefault(true);
    m_token->copyButton()->setFocus();
    QTimer::singleShot(0, this, &QWidget::adjustSize);
}

void EnterSessionDialog::refuse(const Error &error)
{
    message()->say(Meaning::Danger, tr("Not opened."), QStringList{error.message, error.hint}.join(u' ').trimmed());
    for (const Problem &problem : error.problems)
        if (problem.field == u"user")
            m_personField->setProblem(problem.message);
}

} // namespace showroom::gui
