#include "gui/sandboxes/link_dialog.h"

#include "base/clock.h"
#include "base/when_ready.h"
#include "core/environments/create_tenant.h"
#include "gui/common/builders.h"
#include "gui/common/field.h"
#include "gui/common/message_bar.h"
#include "gui/sandboxes/qr_code.h"
#include "gui/sandboxes/sandbox_source.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using sandboxes::LinkRequest;
using sandboxes::NewLink;
using sandboxes::Persona;

namespace {

constexpr int mostUses = 1'000'000;
constexpr int shownWidth = 620; ///< a link is long

QSpinBox *numberInput(const QString &objectName, int highest, const QString &none)
{
    auto *input = new QSpinBox;
    input->setObjectName(objectName);
    input->setRange(0, highest);
    input->setSpecialValueText(none);
    input->setGroupSeparatorShown(true);
    return input;
}

} // namespace

LinkDialog::LinkDialog(SandboxSource *source, const environments::Environment &environment, const Clock &clock,
                       QWidget *parent)
    : FleetDialog(u"link"_s, tr("Create link"), parent)
    , m_source(source)
    , m_environment(environment)
    , m_clock(clock)
    , m_form(new QWidget)
    , m_persona(new QComboBox)
    , m_label(new QLineEdit)
    , m_uses(numberInput(u"usesSpinBox"_s, mostUses, tr("As often as one likes")))
    , m_days(numberInput(u"linkDaysSpinBox"_s, environments::maxLifeDays, tr("As long as the environment")))
{
    setObjectName(u"linkDialog"_s);
    setHeading(tr("Create a link into %1").arg(environment.name));
    setSentence(tr("Whoever has it can enter, without a password. It can be revoked at any time."));
    addFields();
    readPersonas();
    connect(actButton(), &QPushButton::clicked, this, &LinkDialog::begin);
}

void LinkDialog::addFields()
{
    m_persona->setObjectName(u"personaComboBox"_s);
    m_persona->addItem(tr("Nobody in particular"), QString());
    m_label->setObjectName(u"labelLineEdit"_s);
    m_label->setPlaceholderText(tr("Optional"));
    m_fields = {{u"persona"_s, new Field(tr("Enters &as"), m_persona)},
                {u"label"_s, new Field(tr("&For whom"), m_label, tr("To tell it apart in the list"))},
                {u"uses"_s, new Field(tr("Can be &used"), m_uses)},
                {u"expires"_s, new Field(tr("&Lives"), m_days)}};
    auto *column = new QVBoxLayout(m_form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px::block);
    for (const auto &[name, field] : std::as_const(m_fields))
        column->addWidget(field);
    body()->addWidget(m_form);
    const auto showUnits = [this] {
        m_uses->setSuffix(tr(" time(s)", nullptr, m_uses->value()));
        m_days->setSuffix(tr(" day(s)", nullptr, m_days->value()));
    };
    connect(m_uses, &QSpinBox::valueChanged, this, showUnits);
    connect(m_days, &QSpinBox::valueChanged, this, showUnits);
    m_persona->setFocus();
}

void LinkDialog::readPersonas()
{
    whenReady(m_source->personas(m_environment.id), this, [this](const Result<QList<Persona>> &personas) {
        if (!personas) {
            message()->say(personas.error());
            return;
        }
        for (const Persona &persona : *personas)
            m_persona->addItem(tr("%1 (%2)", "persona and role").arg(persona.name, persona.role), persona.email);
    });
}

LinkRequest LinkDialog::request() const
{
    LinkRequest wanted;
    wanted.environmentId = m_environment.id;
    wanted.persona = m_persona->currentData().toString();
    wanted.label = m_label->text().trimmed();
    if (m_uses->value() > 0)
        wanted.maxUses = m_uses->value();
    if (m_days->value() > 0)
        wanted.expiresAt = m_clock.now().addDays(m_days->value());
    return wanted;
}

void LinkDialog::begin()
{
    message()->hide();
    for (const auto &[name, field] : std::as_const(m_fields))
        field->setProblem({});
    make(request());
}

void LinkDialog::make(const LinkRequest &wanted)
{
    actButton()->setEnabled(false);
    whenReady(m_source->createLink(wanted), this, [this](const Result<NewLink> &created) {
        actButton()->setEnabled(true);
        if (created)
            showLink(*created);
        else
            refuse(created.error());
    });
}

void LinkDialog::refuse(const Error &error)
{
    bool isShown = false;
    for (const Problem &problem : error.problems) {
        for (const auto &[name, field] : std::as_const(m_fields)) {
            if (name != problem.field)
                continue;
            field->setProblem(problem.message);
            isShown = true;
        }
    }
    if (!isShown)
        FleetDialog::refuse(error);
}

void LinkDialog::showLink(const NewLink &created)
{
    setHeading(tr("The link into %1").arg(m_environment.name));
    setSentence(tr("This is the one time that it is shown; only its fingerprint is kept."));
    m_form->hide();
    actButton()->hide();
    auto *url = new QLineEdit(created.url);
    url->setObjectName(u"linkLineEdit"_s);
    url->setReadOnly(true);
    url->setFont(face(Type::Mono));
    url->setCursorPosition(0);
    auto *copy = button(tr("Copy link"), u"copyLinkButton"_s, Variant::Primary, u"copy"_s);
    auto *code = new QrCode;
    code->setText(created.url);
    body()->addWidget(new Field(tr("&Link"), url, tr("Whoever has it can enter.")));
    body()->addWidget(code, 0, Qt::AlignHCenter);
    addButton(copy);
    copy->setDefault(true);
    for (QPushButton *other : findChildren<QPushButton *>(u"cancelButton"_s))
        other->setText(tr("Close"));
    copy->setFocus();
    connect(copy, &QPushButton::clicked, this, [url, copy] {
        QGuiApplication::clipboard()->setText(url->text());
        copy->setText(tr("Copied"));
    });
    setFixedWidth(em(shownWidth));
    emit done(tr("Link created."));
    adjustSize();
}

} // namespace showroom::gui
