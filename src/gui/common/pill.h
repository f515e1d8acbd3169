#pragma once

#include "gui/common/tokens.h"

#include <QWidget>

namespace showroom::gui {

/// A status as icon, word and colour.
class Pill final : public QWidget {
    Q_OBJECT

public:
    explicit Pill(QWidget *parent = nullptr);
    Pill(const QString &text, const QString &glyph, Meaning meaning, QWidget *parent = nullptr);

    QString text() const { return m_text; }
    void set(const QString &text, const QString &glyph, Meaning meaning);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    QString m_glyph;
    Meaning m_meaning = Meaning::Neutral;
};

} // namespace showroom::gui
