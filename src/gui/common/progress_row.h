#pragma once

#include "gui/common/tokens.h"

#include <QWidget>

namespace showroom::gui {

/// One step of a job: icon, name, bar, "n of m", rate, sparkline, state. The sparkline gives way first.
class ProgressRow final : public QWidget {
    Q_OBJECT

public:
    explicit ProgressRow(const QString &name, QWidget *parent = nullptr);

    /// Rows done of rows to do.
    void setProgress(qint64 done, qint64 total);
    /// The rate as text, for example "210 k/s", and its course.
    void setRate(const QString &rate, const QList<qreal> &course = {});
    /// Neutral waits, Info runs, Success is done, Danger failed; `state` is a word or the time left.
    void setState(Meaning meaning, const QString &state);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();
    QString glyphName() const;
    QColor barColor(const Tokens &tokens) const;

    QString m_name;
    QString m_count;
    QString m_rate;
    QString m_state;
    qreal m_share = 0;
    QList<qreal> m_course;
    Meaning m_meaning = Meaning::Neutral;
};

} // namespace showroom::gui
