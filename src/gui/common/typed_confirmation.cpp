#include "gui/common/typed_confirmation.h"

#include "gui/common/builders.h"
#include "gui/common/card.h"
#include "gui/common/fact_list.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace showroom::gui {

using namespace Qt::StringLiterals;

TypedConfirmation::TypedConfirmation(const QString &token, const QString &verb, QWidget *parent)
    : PlainDialog(u"trash-2"_s, Meaning::Danger, parent)
    , m_token(token)
    , m_losses(new FactList({}, 28))
    , m_input(new QLineEdit)
    , m_confirm(button(verb, u"confirmButton"_s, Variant::Danger))
{
    m_losses->setObjectName(u"lossesList"_s);
    m_losses->setAccessibleName(tr("What goes"));
    auto *card = new Card(tr("What goes"));
    card->body()->addWidget(m_losses);
    body()->addWidget(card);
    body()->addWidget(makeQuestion());
    QPushButton *cancel = addCancelButton();
    cancel->setDefault(true);
    addButton(m_confirm);
    m_confirm->setEnabled(false);
    connect(m_input, &QLineEdit::textChanged, this, [this] { m_confirm->setEnabled(isConfirmed()); });
    connect(m_confirm, &QPushButton::clicked, this, &QDialog::accept);
    m_input->setFocus();
}

QWidget *TypedConfirmation::makeQuestion()
{
    auto *question = new QWidget;
    auto *column = new QVBoxLayout(question);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto *caption = label(tr("Type the name to confirm:"));
    caption->setBuddy(m_input);
    auto *words = across({caption, label(m_token, Type::Mono)}, 5, 2);
    m_input->setObjectName(u"confirmationLineEdit"_s);
    m_input->setFont(face(Type::Mono));
    m_input->setAccessibleName(tr("Type %1 to confirm").arg(m_token));
    column->addLayout(words);
    column->addWidget(m_input);
    return question;
}

void TypedConfirmation::setLosses(const QList<Loss> &losses)
{
    QList<FactList::Fact> facts;
    for (const Loss &loss : losses)
        facts.append({loss.what, loss.count});
    m_losses->setFacts(facts);
}

bool TypedConfirmation::isConfirmed() const
{
    return m_input->text() == m_token;
}

} // namespace showroom::gui
