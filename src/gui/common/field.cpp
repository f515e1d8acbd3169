#include "gui/common/field.h"

#include "gui/common/builders.h"
#include "gui/common/field_hint.h"

#include <QLabel>
#include <QVBoxLayout>

namespace showroom::gui {

Field::Field(const QString &caption, QWidget *input, const QString &hint, QWidget *parent)
    : QWidget(parent)
    , m_input(input)
    , m_hint(new FieldHint)
{
    auto *name = label(caption, Type::Field);
    name->setTextFormat(Qt::AutoText); // plain text would show the mnemonic's ampersand
    name->setBuddy(input);
    m_hint->setInput(input);
    m_hint->setHint(hint);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(name);
    column->addWidget(input);
    column->addWidget(m_hint);
}

void Field::setHint(const QString &hint)
{
    m_hint->setHint(hint);
}

void Field::setProblem(const QString &problem)
{
    m_hint->setProblem(problem);
}

QString Field::problem() const
{
    return m_hint->problem();
}

} // namespace showroom::gui
