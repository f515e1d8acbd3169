#pragma once

#include <QRadioButton>

namespace showroom::gui {

/// A radio choice that explains itself: icon, title, a line of words, optionally a large figure. Cards with one parent
/// exclude each other.
class ChoiceCard final : public QRadioButton {
    Q_OBJECT
    Q_PROPERTY(QString glyph READ glyph WRITE setGlyph)
    Q_PROPERTY(QString explanation READ explanation WRITE setExplanation)
    Q_PROPERTY(QString figure READ figure WRITE setFigure)

public:
    explicit ChoiceCard(QWidget *parent = nullptr);
    ChoiceCard(const QString &glyph, const QString &title, const QString &explanation, QWidget *parent = nullptr);

    QString glyph() const { return m_glyph; }
    void setGlyph(const QString &name);
    QString explanation() const { return m_explanation; }
    void setExplanation(const QString &text);
    QString figure() const { return m_figure; }
    void setFigure(const QString &figure);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &position) const override;

private:
    QString m_glyph;
    QString m_explanation;
    QString m_figure;
};

} // namespace showroom::gui
