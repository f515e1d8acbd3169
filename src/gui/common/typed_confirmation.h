#pragma once

#include "gui/common/plain_dialog.h"

class QLineEdit;

namespace showroom::gui {

class Card;
class FactList;
class ReasonLine;

/// The question before something that takes much away: it lists what goes, and its red button stays off until the name
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

    /// What was lost, once it is done: each line with a tick when nothing of it is left.
    struct Proof {
        QString what;
        QString left;
        bool isGone = false;
    };

    /// What goes, line by line; none takes the list away.
    void setLosses(const QList<Loss> &losses);
    /// Makes a list of more lines than this scroll.
    void limitLines(int lines);
    QLineEdit *input() const { return m_input; }

    /// Why, as the person wrote it; may be empty.
    QString reason() const;

    /// True once the token is typed.
    bool isConfirmed() const;

protected:
    QPushButton *confirmButton() const { return m_confirm; }
    QPushButton *cancelButton() const { return m_cancel; }
    /// Where the losses stand.
    Card *lossesCard() const { return m_card; }
    /// Takes the question away while the answer is being carried out, and brings it back.
    void setAsking(bool asking);
    /// Shows under a new title what is left, in place of the question and the losses.
    void setProof(const QString &title, const QList<Proof> &proofs);

private:
    QWidget *makeQuestion();
    void updateConfirm();

    QString m_token;
    Card *m_card;
    FactList *m_losses;
    QWidget *m_question = nullptr;
    QLineEdit *m_input;
    ReasonLine *m_reason;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_confirm;
    bool m_asking = true;
};

} // namespace showroom::gui
