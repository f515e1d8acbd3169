#pragma once

#include <QWidget>

namespace showroom::gui {

class FieldHint;

/// An input with its name above (its buddy) and a hint or a problem below; for inputs that are made in code. Forms hold
/// the same three as QLabel, input and FieldHint.
class Field final : public QWidget {
    Q_OBJECT

public:
    Field(const QString &caption, QWidget *input, const QString &hint = {}, QWidget *parent = nullptr);

    QWidget *input() const { return m_input; }
    void setHint(const QString &hint);
    void setProblem(const QString &problem);
    QString problem() const;

private:
    QWidget *m_input;
    FieldHint *m_hint;
};

} // namespace showroom::gui
