#include "gui/common/name_dialog.h"

#include "gui/common/builders.h"
#include "gui/common/field.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int dialogWidth = 420;
constexpr int longestName = 40;

} // namespace

NameDialog::NameDialog(const QString &heading, const QString &verb,
                       const std::function<QString(const QString &)> &check, QWidget *parent)
    : PlainDialog(u"pencil"_s, Meaning::Accent, parent)
    , m_check(check)
    , m_input(new QLineEdit)
    , m_save(button(verb, u"saveNameButton"_s, Variant::Primary))
{
    setObjectName(u"nameDialog"_s);
    setHeading(heading);
    setSentence({});
    m_input->setObjectName(u"nameLineEdit"_s);
    m_input->setMaxLength(longestName);
    m_field = new Field(tr("&Name"), m_input);
    body()->addWidget(m_field);
    addCancelButton();
    addButton(m_save);
    m_save->setDefault(true);
    setFixedWidth(em(dialogWidth));
    connect(m_input, &QLineEdit::textChanged, this, &NameDialog::update);
    connect(m_save, &QPushButton::clicked, this, &QDialog::accept);
    update();
    m_input->setFocus();
}

void NameDialog::setName(const QString &name)
{
    m_input->setText(name);
    m_input->selectAll();
}

QString NameDialog::name() const
{
    return m_input->text().simplified();
}

void NameDialog::update()
{
    const QString problem = name().isEmpty() ? QString() : m_check(name());
    m_field->setProblem(problem);
    m_save->setEnabled(!name().isEmpty() && problem.isEmpty());
}

} // namespace showroom::gui
