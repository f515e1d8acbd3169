#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace showroom::gui {

/// Parts of a whole, one line each: name, bar, percent. Readers get the figures as the description, tooltips the
/// counts.
class ShareBars final : public QWidget {
    Q_OBJECT

public:
    struct Share {
        QString name;
        qint64 count = 0;
    };

    explicit ShareBars(QWidget *parent = nullptr);

    void setShares(const QList<Share> &shares);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString words(const Share &share) const;
    double part(const Share &share) const;

    QList<Share> m_shares;
    qint64 m_total = 0;
};

} // namespace showroom::gui
