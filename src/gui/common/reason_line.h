#pragma once

#include <QWidget>

class QLineEdit;

namespace showroom::gui {

/// One line for why something is done, which may stay empty; it goes into the audit log.
class ReasonLine final : public QWidget {
    Q_OBJECT

public:
    explicit ReasonLine(QWidget *parent = nullptr);

    /// Without the white space around it.
    QString reason() const;

private:
    QLineEdit *m_input;
};

} // namespace showroom::gui
