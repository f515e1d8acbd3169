#include "gui/sandboxes/password_dialog.h"

#include "base/when_ready.h"
#include "core/sandboxes/login_password.h"
#include "gui/common/builders.h"
#include "gui/common/field.h"
#include "gui/common/message_bar.h"
#include "gui/sandboxes/sandbox_source.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

PasswordDialog::PasswordDialog(SandboxSource *source, const QString &environmentId, const sandboxes::Persona &persona,
                               QWidget *parent)
    : FleetDialog(u"lock"_s, tr("Set password"), parent)
    , m_source(source)
    , m_environmentId(environmentId)
    , m_persona(persona)
    , m_form(new QWidget)
    , m_generated(new QRadioButton(tr("&Make one up")))
    , m_own(new QRadioButton(tr("&Type one")))
    , m_password(new QLineEdit)
    , m_field(new Field(tr("New &password"), m_password,
                        tr("%1 to %2 characters").arg(sandboxes::shortestPassword).arg(sandboxes::longestPassword)))
{
    setObjectName(u"passwordDialog"_s);
    setHeading(tr("Set the password of %1").arg(persona.name));
    setSentence(tr("%1 logs in with it from now on. It stays when the sandbox is reset.").arg(persona.email));
    addChoices();
    connect(actButton(), &QPushButton::clicked, this, &PasswordDialog::begin);
}

void PasswordDialog::addChoices()
{
    m_generated->setObjectName(u"generatedRadioButton"_s);
    m_own->setObjectName(u"ownRadioButton"_s);
    m_password->setObjectName(u"passwordLineEdit"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setMaxLength(sandboxes::longestPassword);
    m_generated->setChecked(true);
    m_field->setEnabled(false);
    auto *column = new QVBoxLayout(m_form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px::unit);
    for (QWidget *part : std::initializer_list<QWidget *>{m_generated, m_own, m_field})
        column->addWidget(part);
    body()->addWidget(m_form);
    connect(m_own, &QRadioButton::toggled, this, [this](bool isOwn) {
        m_field->setEnabled(isOwn);
        m_field->setProblem({});
        if (isOwn)
            m_password->setFocus();
    });
    m_generated->setFocus();
}

void PasswordDialog::begin()
{
    message()->hide();
    m_field->setProblem({});
    const QString password = m_own->isChecked() ? m_password->text() : sandboxes::generatePassword();
    if (const auto verdict = sandboxes::checkPassword(password); !verdict) {
        refuse(verdict.error());
        return;
    }
    actButton()->setEnabled(false);
    whenReady(m_source->setPassword(m_environmentId, m_persona.email, password), this,
              [this, password](const Result<void> &done) {
                  actButton()->setEnabled(true);
                  if (done)
                      showPassword(password);
                  else
                      refuse(done.error());
              });
}

void PasswordDialog::refuse(const Error &error)
{
    for (const Problem &problem : error.problems) {
        if (problem.field != u"password")
            continue;
        m_field->setProblem(problem.message);
        m_password->setFocus();
        return;
    }
    FleetDialog::refuse(error);
}

void PasswordDialog::showPassword(const QString &password)
{
    setHeading(tr("The password of %1").arg(m_persona.name));
    setSentence(tr("This is the one time that it is shown; only its hash is kept."));
    m_form->hide();
    actButton()->hide();
    auto *shown = new QLineEdit(password);
    shown->setObjectName(u"shownPasswordLineEdit"_s);
    shown->setReadOnly(true);
    shown->setFont(face(Type::Mono));
    shown->setCursorPosition(0);
    auto *copy = button(tr("Copy password"), u"copyPasswordButton"_s, Variant::Primary, u"copy"_s);
    body()->addWidget(new Field(tr("Pass&word"), shown, tr("Of %1").arg(m_persona.email)));
    addButton(copy);
    copy->setDefault(true);
    for (QPushButton *other : findChildren<QPushButton *>(u"cancelButton"_s))
        other->setText(tr("Close"));
    copy->setFocus();
    connect(copy, &QPushButton::clicked, this, [shown, copy] {
        QGuiApplication::clipboard()->setText(shown->text());
        copy->setText(tr("Copied"));
    });
    emit done(tr("%1 has another password now.").arg(m_persona.name));
    adjustSize();
}

} // namespace showroom::gui
