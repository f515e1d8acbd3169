#include "gui/common/reason_line.h"

#include "gui/common/builders.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestReason = 500; // as the database has it

} // namespace

ReasonLine::ReasonLine(QWidget *parent)
    : QWidget(parent)
    , m_input(new QLineEdit)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto *caption = label(tr("Why, for the audit log (may stay empty)"));
    caption->setBuddy(m_input);
    m_input->setObjectName(u"reasonLineEdit"_s);
    m_input->setMaxLength(longestReason);
    column->addWidget(caption);
    column->addWidget(m_input);
}

QString ReasonLine::reason() const
{
    return m_input->text().trimmed();
}

} // namespace showroom::gui
