#include "gui/common/typed_confirmation.h"

#include "gui/common/builders.h"
#include "gui/common/card.h"
#include "gui/common/fact_list.h"
#include "gui/common/reason_line.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int lossHeight = 28;

} // namespace

TypedConfirmation::TypedConfirmation(const QString &token, const QString &verb, QWidget *parent)
    : PlainDialog(u"trash-2"_s, Meaning::Danger, parent)
    , m_token(token)
    , m_card(new Card(tr("What goes")))
    , m_losses(new FactList({}, lossHeight))
    , m_input(new QLineEdit)
    , m_reason(new ReasonLine)
    , m_confirm(button(verb, u"confirmButton"_s, Variant::Danger))
{
    m_losses->setObjectName(u"lossesList"_s);
    m_losses->setAccessibleName(tr("What goes"));
    m_card->body()->addWidget(m_losses);
    body()->addWidget(m_card);
    m_question = makeQuestion();
    body()->addWidget(m_question);
    m_cancel = addCancelButton();
    m_cancel->setDefault(true);
    addButton(m_confirm);
    m_confirm->setEnabled(false);
    connect(m_input, &QLineEdit::textChanged, this, &TypedConfirmation::updateConfirm);
    connect(m_confirm, &QPushButton::clicked, this, &QDialog::accept);
    m_input->setFocus();
}

QWidget *TypedConfirmation::makeQuestion()
{
    auto *question = new QWidget;
    auto *column = new QVBoxLayout(question);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto *caption = label(tr("To confirm, type"));
    caption->setBuddy(m_input);
    auto *words = across({caption, label(m_token, Type::Mono)}, 5, 2);
    m_input->setObjectName(u"confirmationLineEdit"_s);
    m_input->setFont(face(Type::Mono));
    m_input->setAccessibleName(tr("Type %1 to confirm").arg(m_token));
    column->addLayout(words);
    column->addWidget(m_input);
    column->addSpacing(6);
    column->addWidget(m_reason);
    return question;
}

void TypedConfirmation::setLosses(const QList<Loss> &losses)
{
    QList<FactList::Fact> facts;
    for (const Loss &loss : losses)
        facts.append({loss.what, loss.count});
    m_losses->setFacts(facts);
    m_card->setVisible(!losses.isEmpty());
}

void TypedConfirmation::limitLines(int lines)
{
    m_card->body()->removeWidget(m_losses);
    QScrollArea *area = scrolling(m_losses);
    area->setObjectName(u"lossesScrollArea"_s);
    area->setFixedHeight(em(lossHeight) * lines);
    m_card->body()->insertWidget(0, area);
}

void TypedConfirmation::setAsking(bool asking)
{
    m_input->setEnabled(asking);
    m_reason->setEnabled(asking);
    m_asking = asking;
    updateConfirm();
}

void TypedConfirmation::setProof(const QString &title, const QList<Proof> &proofs)
{
    QList<FactList::Fact> facts;
    for (const Proof &proof : proofs)
        facts.append({proof.what, proof.left, proof.isGone ? Meaning::Success : Meaning::Danger,
                      proof.isGone ? u"circle-check"_s : u"circle-x"_s});
    m_losses->setFacts(facts);
    m_losses->setAccessibleName(title);
    m_card->setTitle(title);
    m_question->hide();
}

void TypedConfirmation::updateConfirm()
{
    m_confirm->setEnabled(m_asking && isConfirmed());
}

QString TypedConfirmation::reason() const
{
    return m_reason->reason();
}

bool TypedConfirmation::isConfirmed() const
{
    return m_input->text() == m_token;
}

} // namespace showroom::gui
