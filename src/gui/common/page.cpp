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

/// Made when there is something to say.
MessageBar &Page::noticeBar()
{
    if (!m_notice) {
        m_notice = new MessageBar;
        m_notice->setObjectName(u"pageNoticeBar"_s);
        auto *row = across({m_notice});
        row->setContentsMargins(0, 0, px::block, 0);
        m_ui->pageLayout->insertLayout(1, row);
    }
    return *m_notice;
}

void Page::showNotice(Meaning meaning, const QString &fact, const QString &rest)
{
    noticeBar().say(meaning, fact, rest);
}

void Page::showError(const Error &error)
{
    noticeBar().say(error);
}

/// Words and actions of the head beside each other.
int Page::headWidth() const
{
    return m_ui->wordsLayout->minimumSize().width() + m_ui->headLayout->spacing() +
           m_ui->actionsLayout->minimumSize().width() + m_ui->headLayout->contentsMargins().right();
}

/// The head may wrap and the content scrolls.
QSize Page::minimumSizeHint() const
{
    const QMargins margins = layout()->contentsMargins();
    const int head = std::max(m_ui->wordsLayout->minimumSize().width(), m_ui->actionsLayout->minimumSize().width()) +
                     m_ui->headLayout->contentsMargins().right();
    return {head + margins.left() + margins.right(), QWidget::minimumSizeHint().height()};
}

/// Where they do not fit beside each other, the actions stand under the words.
void Page::arrangeHead()
{
    const QMargins margins = layout()->contentsMargins();
    const bool fits = headWidth() <= width() - margins.left() - margins.right();
    const auto direction = fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (m_ui->headLayout->direction() == direction)
        return;
    m_ui->headLayout->setDirection(direction);
    m_ui->headLayout->setAlignment(m_ui->actionsLayout, fits ? Qt::Alignment() : Qt::AlignLeft);
}

bool Page::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        arrangeHead();
    return QWidget::event(event);
}

void Page::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrangeHead();
}

int Page::comfortableWidth() const
{
    const QMargins margins = layout()->contentsMargins();
    const int content = m_ui->contentWidget->minimumSizeHint().width();
    return std::max(
        {em(784), content + margins.left() + margins.right(), headWidth() + margins.left() + margins.right()});
}

} // namespace showroom::gui
