#include "gui/settings/rotate_dialog.h"

#include "gui/common/builders.h"
#include "gui/common/field.h"
#include "gui/common/message_bar.h"
#include "gui/settings/settings_source.h"
#include "gui/settings/settings_words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

RotateDialog::RotateDialog(SettingsSource &source, const access::SaltRotation &rotation, QWidget *parent)
    : FleetDialog(u"fingerprint"_s, tr("Rotate"), parent)
    , m_source(source)
    , m_rotation(rotation)
    , m_form(new QWidget)
    , m_version(new QLineEdit)
    , m_reason(new QLineEdit)
{
    setObjectName(u"rotateDialog"_s);
    setHeading(tr("Make version %1 of the master salt").arg(rotation.version));
    setSentence(rotation.begun ? tr("Its line is there already; the database hears of it now.")
                               : tr("32 random bytes, for the environments to come."));
    new QVBoxLayout(m_form);
    m_form->layout()->setContentsMargins(0, 0, 0, 0);
    m_form->layout()->setSpacing(px::gap);
    addMeaning();
    addFields();
    body()->addWidget(m_form);
    m_version->setFocus();
    connect(actButton(), &QPushButton::clicked, this, &RotateDialog::begin);
}

bool RotateDialog::isHandedOut() const
{
    return !m_rotation.begun && !m_source.saltPlace().canAppend;
}

void RotateDialog::addMeaning()
{
    QStringList lines;
    if (m_rotation.environments > 0)
        lines << tr("%n environment(s) keep their people; filled anew, they get others and another fingerprint.",
                    nullptr, int(m_rotation.environments));
    lines << tr("Heads of the audit log are signed with another key from now on; earlier ones stay valid.")
          << tr("Older versions stay where they are: what was made with them needs them.")
          << tr("Every computer that makes environments needs the new line.");
    for (const QString &line : lines) {
        QLabel *label = secondary(line);
        label->setWordWrap(true);
        m_form->layout()->addWidget(label);
    }
}

void RotateDialog::addFields()
{
    m_version->setObjectName(u"versionLineEdit"_s);
    m_version->setFont(face(Type::Mono));
    m_reason->setObjectName(u"reasonLineEdit"_s);
    const QString place = saltPlaceText(m_source.saltPlace());
    m_form->layout()->addWidget(new Field(tr("&Type %1 to go on").arg(m_rotation.version), m_version,
                                          isHandedOut()
                                              ? tr("Its line is shown once: it is yours to put into %1").arg(place)
                                              : tr("Its line goes behind the others in %1").arg(place)));
    m_form->layout()->addWidget(new Field(tr("&Why"), m_reason));
    actButton()->setEnabled(false);
    connect(m_version, &QLineEdit::textChanged, this,
            [this](const QString &typed) { actButton()->setEnabled(typed == m_rotation.version); });
}

void RotateDialog::begin()
{
    if (isHandedOut())
        handOut();
    else
        carryOut(m_source.rotateSalt(m_rotation, m_reason->text().trimmed()),
                 tr("New environments take version %1 of the salt.").arg(m_rotation.version));
}

void RotateDialog::handOut()
{
    const auto salt = access::makeSalt(m_rotation.version);
    if (salt)
        showLine(QString::fromLatin1(salt->toLine()));
    else
        refuse(salt.error());
}

void RotateDialog::showLine(const QString &line)
{
    setHeading(tr("Version %1 of the master salt").arg(m_rotation.version));
    setSentence(tr("Put the line behind the others into %1, start Showroom anew and rotate once more: the database "
                   "hears of the version then. It is shown this one time and kept nowhere.")
                    .arg(saltPlaceText(m_source.saltPlace())));
    m_form->hide();
    actButton()->hide();
    auto *shown = new QLineEdit(line);
    shown->setObjectName(u"saltLineEdit"_s);
    shown->setReadOnly(true);
    shown->setFont(face(Type::Mono));
    shown->setCursorPosition(0);
    body()->addWidget(new Field(tr("&Line"), shown));
    auto *copy = button(tr("Copy the line"), u"copyLineButton"_s, Variant::Primary, u"copy"_s);
    addButton(copy);
    copy->setDefault(true);
    for (QPushButton *other : findChildren<QPushButton *>(u"cancelButton"_s))
        other->setText(tr("Close"));
    copy->setFocus();
    connect(copy, &QPushButton::clicked, this, [line, copy] {
        QGuiApplication::clipboard()->setText(line);
        copy->setText(tr("Copied"));
    });
    growToContent();
}

} // namespace showroom::gui
