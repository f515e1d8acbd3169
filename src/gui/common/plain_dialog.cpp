#include "gui/common/plain_dialog.h"

#include "gui/common/builders.h"
#include "ui_plain_dialog.h"

#include <QPushButton>
#include <QShowEvent>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

PlainDialog::PlainDialog(const QString &glyph, Meaning meaning, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::PlainDialog>())
{
    m_ui->setupUi(this);
    m_ui->glyphTile->setGlyph(glyph);
    m_ui->glyphTile->setMeaning(meaning);
    m_ui->footLine->setBackgroundRole(QPalette::Midlight);
    setBackgroundRole(QPalette::Light); // a role, never a palette of its own: that would outlive a change of theme
    setAutoFillBackground(true);
}

PlainDialog::~PlainDialog() = default;

void PlainDialog::setGlyph(const QString &glyph)
{
    m_ui->glyphTile->setGlyph(glyph);
}

void PlainDialog::setHeading(const QString &heading)
{
    setWindowTitle(heading);
    m_ui->headingLabel->setText(heading);
}

void PlainDialog::setSentence(const QString &sentence)
{
    m_ui->sentenceLabel->setText(sentence);
}

QVBoxLayout *PlainDialog::body() const
{
    return m_ui->bodyLayout;
}

void PlainDialog::setFootnote(QWidget *widget)
{
    m_ui->footnoteLayout->addWidget(widget);
}

void PlainDialog::addButton(QPushButton *button)
{
    m_ui->buttonsLayout->addWidget(button);
}

QPushButton *PlainDialog::addCancelButton()
{
    QPushButton *cancel = button(tr("Cancel"), u"cancelButton"_s);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    addButton(cancel);
    return cancel;
}

void PlainDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    growToContent();
}

void PlainDialog::growToContent()
{
    layout()->activate();
    if (layout()->hasHeightForWidth())
        resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

} // namespace showroom::gui
