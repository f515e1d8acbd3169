#pragma once

#include <QWidget>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace showroom::gui {

/// A session's token, shown this one time: copy it, and how the product enters with it.
class TokenPanel final : public QWidget {
    Q_OBJECT

public:
    explicit TokenPanel(QWidget *parent = nullptr);

    void setToken(const QString &token);
    QString token() const;
    QPushButton *copyButton() const { return m_copy; }

private:
    QLineEdit *m_token;
    QPushButton *m_copy;
    QPlainTextEdit *m_usage;
};

} // namespace showroom::gui
