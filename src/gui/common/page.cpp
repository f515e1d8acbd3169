#include "gui/common/page.h"

#include "gui/common/builders.h"
#include "gui/common/message_bar.h"
#include "ui_page.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollBar>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

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

void Page::showNotice(Meaning meaning, const QString &fact, const QString &rest)
{
    if (!m_notice) {
        m_notice = new MessageBar;
        m_notice->setObjectName(u"pageNoticeBar"_s);
        auto *row = across({m_notice});
        row->setContentsMargins(0, 0, px::block, 0);
        m_ui->pageLayout->insertLayout(1, row);
    }
    m_notice->say(meaning, fact, rest);
}

int Page::comfortableWidth() const
{
    const QMargins margins = layout()->contentsMargins();
    const int content = m_ui->contentWidget->minimumSizeHint().width();
    const int head = m_ui->headLayout->minimumSize().width();
    return std::max({em(784), content + margins.left() + margins.right(), head + margins.left() + margins.right()});
}

} // namespace showroom::gui
