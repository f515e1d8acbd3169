#pragma once

#include "gui/common/plain_dialog.h"

class QLineEdit;

namespace showroom::gui {

class FactList;

/// The question before something that cannot be undone: it lists what goes, and its red button stays off until the name
/// is typed. Accepted means: do it.
class TypedConfirmation : public PlainDialog {
    Q_OBJECT

public:
    struct Loss {
        QString what;
        QString count;
    };

    /// `token` is what the person types; `verb` is the red button's text.
    TypedConfirmation(const QString &token, const QString &verb, QWidget *parent = nullptr);

    void setLosses(const QList<Loss> &losses);
    QLineEdit *input() const { return m_input; }

    /// True once the token is typed.
    bool isConfirmed() const;

protected:
    QPushButton *confirmButton() const { return m_confirm; }

private:
    QWidget *makeQuestion();

    QString m_token;
    FactList *m_losses;
    QLineEdit *m_input;
    QPushButton *m_confirm;
};

} // namespace showroom::gui
