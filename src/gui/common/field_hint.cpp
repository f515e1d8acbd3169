#include "gui/common/field_hint.h"

#include "gui/common/typography.h"

namespace showroom::gui {

FieldHint::FieldHint(QWidget *parent)
    : QLabel(parent)
{
    setFont(face(Type::Caption));
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    tell();
}

void FieldHint::setInput(QWidget *input)
{
    m_input = input;
    tell();
}

void FieldHint::setHint(const QString &hint)
{
    m_hint = hint;
    tell();
}

void FieldHint::setProblem(const QString &problem)
{
    m_problem = problem;
    tell();
}

void FieldHint::tell()
{
    const QString words = m_problem.isEmpty() ? m_hint : m_problem;
    setText(words);
    setForegroundRole(m_problem.isEmpty() ? QPalette::PlaceholderText : QPalette::BrightText);
    setVisible(!words.isEmpty());
    if (m_input)
        m_input->setAccessibleDescription(words);
}

} // namespace showroom::gui
