#pragma once

#include "gui/common/plain_dialog.h"

#include <functional>

class QLineEdit;

namespace showroom::gui {

class Field;

/// Asks for one name, of a saved filter for example. Accepted means: name() is wanted.
class NameDialog final : public PlainDialog {
    Q_OBJECT

public:
    /// `check` says what is wrong with a name, or nothing.
    NameDialog(const QString &heading, const QString &verb, const std::function<QString(const QString &)> &check,
               QWidget *parent = nullptr);

    void setName(const QString &name);
    /// Without blanks at its ends and double ones within.
    QString name() const;

private:
    void update();

    std::function<QString(const QString &)> m_check;
    QLineEdit *m_input;
    Field *m_field;
    QPushButton *m_save;
};

} // namespace showroom::gui
