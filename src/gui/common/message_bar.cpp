#include "gui/common/message_bar.h"

#include "base/error.h"
#include "gui/common/builders.h"
#include "gui/common/glyph_tile.h"
#include "gui/common/painting.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace showroom::gui {

using namespace Qt::StringLiterals;

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_glyph(new GlyphTile({}, Meaning::Info, false))
    , m_fact(label({}, Type::Strong))
    , m_rest(secondary({}))
    , m_texts(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_buttons(new QHBoxLayout)
    , m_help(button(tr("Help"), u"messageHelpButton"_s, Variant::Quiet, {}, true))
    , m_close(button({}, u"closeMessageButton"_s, Variant::Quiet, u"x"_s, true))
{
    nameIconButton(*m_close, tr("Close message"));
    m_rest->setWordWrap(true);
    m_fact->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    m_buttons->setSpacing(px::half);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(px::gap, 6, 6, 6);
    row->setSpacing(px::unit);
    row->addWidget(m_glyph);
    m_texts->setSpacing(px::unit);
    m_texts->addWidget(m_fact);
    m_texts->addWidget(m_rest, 1);
    row->addLayout(m_texts, 1);
    row->addLayout(m_buttons);
    row->addWidget(m_help);
    row->addWidget(m_close);
    m_help->hide();
    m_help->setAccessibleName(tr("Help about this message"));
    connect(m_help, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(m_helpLink); });
    setMinimumHeight(em(42));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    hide();
    connect(m_close, &QPushButton::clicked, this, [this] {
        hide();
        emit closed();
    });
}

void MessageBar::say(Meaning meaning, const QString &fact, const QString &rest)
{
    m_meaning = meaning;
    m_glyph->setMeaning(meaning);
    m_glyph->setGlyph(glyphOf(meaning));
    m_fact->setText(fact);
    m_rest->setText(rest);
    setAccessibleName(fact);
    setAccessibleDescription(rest);
    m_help->hide();
    arrangeTexts();
    show();
    update();
}

void MessageBar::say(const Error &error)
{
    say(Meaning::Danger, error.message, error.hint);
    m_helpLink = QUrl(u"showroom-help:error/"_s + errorCodeName(error.code));
    m_help->show();
}

QString MessageBar::fact() const
{
    return m_fact->text();
}

QString MessageBar::rest() const
{
    return m_rest->text();
}

QPushButton *MessageBar::addButton(const QString &text, const QString &objectName, const QString &glyphName)
{
    const Variant variant = m_buttons->count() == 0 ? Variant::Secondary : Variant::Quiet;
    QPushButton *made = button(text, objectName, variant, glyphName, true);
    m_buttons->addWidget(made);
    return made;
}

void MessageBar::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

/// A short fact stands before what goes with it, a long one above it: neither is squeezed into a narrow column.
void MessageBar::arrangeTexts()
{
    const bool isLong = m_fact->fontMetrics().horizontalAdvance(m_fact->text()) > width() * 2 / 5;
    m_fact->setWordWrap(isLong);
    m_fact->setSizePolicy(isLong ? QSizePolicy::Preferred : QSizePolicy::Fixed, QSizePolicy::Preferred);
    m_texts->setDirection(isLong ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_texts->setSpacing(isLong ? 2 : px::unit);
}

void MessageBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrangeTexts();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tone &tone = tokens(palette()).tone(m_meaning);
    drawPanel(painter, rect(), tone.soft, tone.line, px::cardRadius);
}

} // namespace showroom::gui
