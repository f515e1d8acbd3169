#include "gui/common/page.h"

#include "gui/common/builders.h"
#include "ui_page.h"

#include <QPushButton>
#include <QScrollBar>

#include <algorithm>

namespace showroom::gui {

Page::Page(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::Page>())
{
    m_ui->setupUi(this);
    makeTransparent(*m_ui->scrollArea);
}

Page::~Page() = default;

QString Page::title() const
{
    return m_ui->titleLabel->text();
}

void Page::setTitle(const QString &title)
{
    m_ui->titleLabel->setText(title);
    setAccessibleName(title);
}

void Page::setSummary(const QString &summary)
{
    m_ui->summaryLabel->setText(summary);
}

void Page::addHeadButton(QPushButton *button)
{
    m_ui->actionsLayout->addWidget(button);
}

void Page::setAboveTitle(QWidget *widget)
{
    m_ui->aboveLayout->addWidget(widget, 0, Qt::AlignLeft);
}

void Page::addBesideTitle(QWidget *widget)
{
    m_ui->besideLayout->addWidget(widget, 0, Qt::AlignVCenter);
}

QWidget *Page::contentWidget() const
{
    return m_ui->contentWidget;
}

int Page::comfortableWidth() const
{
    const QMargins margins = layout()->contentsMargins();
    const int content = m_ui->contentWidget->minimumSizeHint().width();
    const int head = m_ui->headLayout->minimumSize().width();
    return std::max({em(784), content + margins.left() + margins.right(), head + margins.left() + margins.right()});
}

} // namespace showroom::gui
