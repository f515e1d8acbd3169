#pragma once

#include <QLabel>
#include <QPointer>

namespace showroom::gui {

/// The line below an input: a muted hint, and in its place a problem in danger ink as long as there is one. In forms it
/// is promoted from QLabel; setInput() lets readers hear it as the input's description.
class FieldHint final : public QLabel {
    Q_OBJECT
    Q_PROPERTY(QString hint READ hint WRITE setHint)

public:
    explicit FieldHint(QWidget *parent = nullptr);

    void setInput(QWidget *input);
    QString hint() const { return m_hint; }
    void setHint(const QString &hint);
    QString problem() const { return m_problem; }
    /// An empty text takes the problem away.
    void setProblem(const QString &problem);

private:
    void tell();

    QPointer<QWidget> m_input;
    QString m_hint;
    QString m_problem;
};

} // namespace showroom::gui
