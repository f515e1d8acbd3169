#include "gui/connection/profile_form.h"

#include "database/service_file.h"
#include "gui/common/builders.h"
#include "gui/common/file_dialogs.h"
#include "gui/connection/profile_colors.h"
#include "ui_profile_form.h"

#include <QFileDialog>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using profiles::Way;

ProfileForm::ProfileForm(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ProfileForm>())
{
    m_ui->setupUi(this);
    m_hints = {{u"name"_s, m_ui->nameHint},
               {u"color"_s, m_ui->colorHint},
               {u"host"_s, m_ui->hostHint},
               {u"port"_s, m_ui->portHint},
               {u"service"_s, m_ui->serviceHint},
               {u"address"_s, m_ui->addressHint},
               {u"database"_s, m_ui->databaseHint},
               {u"user"_s, m_ui->userHint},
               {u"sslMode"_s, m_ui->sslModeHint},
               {u"sslRootCert"_s, m_ui->sslRootCertHint},
               {u"sslCert"_s, m_ui->sslCertHint},
               {u"sslKey"_s, m_ui->sslKeyHint},
               {u"confirmation"_s, m_ui->confirmationHint},
               {u"saltFile"_s, m_ui->saltFileHint},
               {u"password"_s, m_ui->passwordHint}};
    const QList<std::pair<FieldHint *, QWidget *>> inputs{
        {m_ui->nameHint, m_ui->nameLineEdit},       {m_ui->hostHint, m_ui->hostLineEdit},
        {m_ui->portHint, m_ui->portSpinBox},        {m_ui->serviceHint, m_ui->serviceComboBox},
        {m_ui->addressHint, m_ui->addressLineEdit}, {m_ui->passwordHint, m_ui->passwordLineEdit},
        {m_ui->sslModeHint, m_ui->sslModeComboBox}, {m_ui->saltFileHint, m_ui->saltFileLineEdit}};
    for (const auto &[hint, input] : inputs)
        hint->setInput(input);
    fillChoices();
    connectInputs();
    showWay();
}

ProfileForm::~ProfileForm() = default;

void ProfileForm::fillChoices()
{
    for (const ProfileColor &color : profileColors())
        m_ui->colorComboBox->addItem(colorSwatch(color.color), color.name, color.color.name(QColor::HexRgb).toUpper());
    m_ui->wayComboBox->addItem(tr("Host and port"), int(Way::Server));
    m_ui->wayComboBox->addItem(tr("Service of pg_service.conf"), int(Way::Service));
    m_ui->wayComboBox->addItem(tr("Address (postgresql://…)"), int(Way::Address));
    m_ui->confirmationComboBox->addItem(tr("Normal: what cannot be undone asks"),
                                        profiles::toWord(profiles::Confirmation::Normal));
    m_ui->confirmationComboBox->addItem(tr("Careful: everything that takes away asks"),
                                        profiles::toWord(profiles::Confirmation::Careful));
    m_ui->confirmationComboBox->addItem(tr("Read-only: nothing can be changed"),
                                        profiles::toWord(profiles::Confirmation::ReadOnly));
    m_ui->serviceComboBox->addItems(database::serviceNames());
    for (const QString &mode : profiles::sslModes())
        m_ui->sslModeComboBox->addItem(mode.isEmpty() ? tr("Verified for other computers") : mode, mode);
}

void ProfileForm::connectInputs()
{
    for (QLineEdit *edit : findChildren<QLineEdit *>())
        connect(edit, &QLineEdit::textEdited, this, &ProfileForm::edited);
    for (QComboBox *box : findChildren<QComboBox *>())
        connect(box, &QComboBox::activated, this, &ProfileForm::edited);
    connect(m_ui->portSpinBox, &QSpinBox::valueChanged, this, &ProfileForm::edited);
    connect(m_ui->wayComboBox, &QComboBox::currentIndexChanged, this, &ProfileForm::showWay);
    const QList<std::pair<QPushButton *, QLineEdit *>> files{{m_ui->sslRootCertButton, m_ui->sslRootCertLineEdit},
                                                             {m_ui->sslCertButton, m_ui->sslCertLineEdit},
                                                             {m_ui->sslKeyButton, m_ui->sslKeyLineEdit},
                                                             {m_ui->saltFileButton, m_ui->saltFileLineEdit}};
    for (const auto &[button, edit] : files)
        connect(button, &QPushButton::clicked, this,
                [this, button = button, edit = edit] { browse(edit, button->accessibleName()); });
}

void ProfileForm::showWay()
{
    const auto way = Way(m_ui->wayComboBox->currentData().toInt());
    m_ui->serverWidget->setVisible(way == Way::Server);
    m_ui->serviceWidget->setVisible(way == Way::Service);
    m_ui->addressWidget->setVisible(way == Way::Address);
    m_ui->loginWidget->setVisible(way != Way::Address);
}

void ProfileForm::browse(QLineEdit *edit, const QString &title)
{
    QFileDialog *dialog = makeOpenDialog(this, title, edit->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this, edit](const QString &path) {
        edit->setText(path);
        emit edited();
    });
    dialog->open();
}

void ProfileForm::setProfile(const profiles::Profile &profile, const QString &password)
{
    const QSignalBlocker quiet(this);
    m_ui->nameLineEdit->setText(profile.name);
    m_ui->colorComboBox->setCurrentIndex(std::max(0, m_ui->colorComboBox->findData(profile.color.toUpper())));
    m_ui->wayComboBox->setCurrentIndex(m_ui->wayComboBox->findData(int(profile.way)));
    m_ui->confirmationComboBox->setCurrentIndex(int(profiles::confirmationOf(profile)));
    m_ui->hostLineEdit->setText(profile.host);
    m_ui->portSpinBox->setValue(profile.port);
    m_ui->databaseLineEdit->setText(profile.database);
    m_ui->userLineEdit->setText(profile.user);
    m_ui->serviceComboBox->setCurrentText(profile.service);
    m_ui->addressLineEdit->setText(profile.address);
    m_ui->passwordLineEdit->setText(password);
    m_ui->sslModeComboBox->setCurrentIndex(std::max(0, m_ui->sslModeComboBox->findData(profile.sslMode)));
    m_ui->sslRootCertLineEdit->setText(profile.sslRootCert);
    m_ui->sslCertLineEdit->setText(profile.sslCert);
    m_ui->sslKeyLineEdit->setText(profile.sslKey);
    m_ui->saltFileLineEdit->setText(profile.saltFile);
    setProblems({});
}

profiles::Profile ProfileForm::profile() const
{
    profiles::Profile profile;
    profile.name = m_ui->nameLineEdit->text().trimmed();
    profile.color = m_ui->colorComboBox->currentData().toString();
    profile.way = Way(m_ui->wayComboBox->currentData().toInt());
    if (m_ui->confirmationComboBox->currentIndex() > 0)
        profile.confirmation = m_ui->confirmationComboBox->currentData().toString();
    profile.host = m_ui->hostLineEdit->text().trimmed();
    profile.port = m_ui->portSpinBox->value();
    profile.database = m_ui->databaseLineEdit->text().trimmed();
    profile.user = m_ui->userLineEdit->text().trimmed();
    profile.service = m_ui->serviceComboBox->currentText().trimmed();
    profile.address = m_ui->addressLineEdit->text().trimmed();
    profile.sslMode = m_ui->sslModeComboBox->currentData().toString();
    profile.sslRootCert = m_ui->sslRootCertLineEdit->text().trimmed();
    profile.sslCert = m_ui->sslCertLineEdit->text().trimmed();
    profile.sslKey = m_ui->sslKeyLineEdit->text().trimmed();
    profile.saltFile = m_ui->saltFileLineEdit->text().trimmed();
    return profile;
}

QString ProfileForm::password() const
{
    return m_ui->passwordLineEdit->text();
}

void ProfileForm::setProblems(const QList<Problem> &problems)
{
    for (FieldHint *hint : std::as_const(m_hints))
        hint->setProblem({});
    for (const Problem &problem : problems) {
        if (FieldHint *hint = m_hints.value(problem.field))
            hint->setProblem(problem.message);
    }
}

void ProfileForm::setPasswordHint(const QString &hint)
{
    m_ui->passwordHint->setHint(hint);
}

void ProfileForm::focusName()
{
    m_ui->nameLineEdit->setFocus();
    m_ui->nameLineEdit->selectAll();
}

} // namespace showroom::gui
