#pragma once

#include "gui/common/tokens.h"

#include <QWidget>

namespace showroom::gui {

/// One line per key with its figure at the end. Readers get the same words as the description.
class FactList final : public QWidget {
    Q_OBJECT

public:
    struct Fact {
        QString key;
        QString value;
        Meaning meaning = Meaning::Neutral;
        QString glyph = {};
    };

    explicit FactList(QWidget *parent = nullptr);
    explicit FactList(const QList<Fact> &facts, int rowHeight = 30, QWidget *parent = nullptr);

    void setFacts(const QList<Fact> &facts);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Fact> m_facts;
    int m_rowHeight;
};

} // namespace showroom::gui
