#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace showroom::gui {

/// A surface with a hairline and 8-px corners, optionally with a title row, always 26 high so that neighbours line up.
/// In forms it is promoted from QFrame (which it is not: a QFrame sets its contents margins itself); its content is
/// whatever layout the form gives it, with margins of 0.
class Card : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString title READ title WRITE setTitle)
    Q_PROPERTY(QString note READ note WRITE setNote)
    Q_PROPERTY(bool flush READ isFlush WRITE setFlush)

public:
    explicit Card(QWidget *parent = nullptr);
    explicit Card(const QString &title, const QString &note = {}, QWidget *parent = nullptr);

    QString title() const;
    void setTitle(const QString &title);
    QString note() const;
    void setNote(const QString &note);

    /// Content to the edges (tables, lists); the card cuts the corners.
    bool isFlush() const { return m_corners; }
    void setFlush(bool flush = true);

    /// Puts a small widget (compact button, legend) at the end of the title row.
    void addTitleWidget(QWidget *widget);

    /// The content's layout, made on first use where no form gave one.
    QVBoxLayout *body();

    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    QWidget *m_head = nullptr;
    QHBoxLayout *m_headRow = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_note = nullptr;
    QWidget *m_corners = nullptr;
};

} // namespace showroom::gui
