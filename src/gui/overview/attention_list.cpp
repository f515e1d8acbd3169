#include "gui/overview/attention_list.h"

#include "gui/common/builders.h"
#include "gui/common/elided_label.h"
#include "gui/common/glyph_tile.h"
#include "gui/common/rights.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int shownRows = 4;

bool changes(Remedy remedy)
{
    return remedy == Remedy::Resume || remedy == Remedy::CleanUp || remedy == Remedy::Extend;
}

} // namespace

AttentionList::AttentionList(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
}

void AttentionList::setItems(const QList<Attention> &items, const access::Rights &rights)
{
    const QList<Attention> shown = items.mid(0, shownRows);
    if (m_filled && shown == m_items && rights == m_rights)
        return;
    m_filled = true;
    m_items = shown;
    m_rights = rights;
    while (QLayoutItem *old = m_rows->takeAt(0)) {
        if (old->widget())
            old->widget()->deleteLater();
        delete old;
    }
    if (m_items.isEmpty())
        m_rows->addWidget(makeCalm());
    for (int i = 0; i < int(m_items.size()); ++i) {
        m_rows->addWidget(hairline());
        m_rows->addWidget(makeRow(m_items[i], i + 1));
    }
    m_rows->addStretch(1);
    emit rebuilt();
}

QList<QWidget *> AttentionList::buttons() const
{
    QList<QWidget *> found;
    for (int i = 0; i < m_rows->count(); ++i)
        if (const QWidget *row = m_rows->itemAt(i)->widget())
            if (auto *help = row->findChild<QPushButton *>())
                found.append(help);
    return found;
}

QWidget *AttentionList::makeRow(const Attention &item, int position)
{
    auto *row = new QWidget;
    auto *help = button(remedyText(item.remedy), u"remedyButton%1"_s.arg(position), Variant::Secondary, {}, true);
    help->setAccessibleName(u"%1: %2"_s.arg(item.title, help->text()));
    help->setAccessibleDescription(item.why);
    if (changes(item.remedy))
        allow(help, access::whyNot(m_rights, Right::Manage));
    connect(help, &QPushButton::clicked, this, [this, item] { emit remedyRequested(item); });
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(new ElidedLabel(item.title, Type::Strong));
    words->addWidget(new ElidedLabel(item.why, Type::Caption, QPalette::PlaceholderText));
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(px::block, px::unit, px::gap, px::unit);
    line->setSpacing(px::gap);
    line->addWidget(new GlyphTile(item.glyph, item.meaning, true));
    line->addLayout(words, 1);
    line->addWidget(help);
    return row;
}

QWidget *AttentionList::makeCalm()
{
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(px::block, px::gap, px::block, px::gap);
    line->setSpacing(px::gap);
    line->addWidget(new GlyphTile(u"circle-check"_s, Meaning::Success, true));
    line->addWidget(secondary(tr("Nothing needs you at the moment.")), 1);
    return row;
}

} // namespace showroom::gui
