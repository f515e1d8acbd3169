#pragma once

#include <QString>

#include <functional>

class QDialog;
class QWidget;

namespace showroom::gui {

class Standing;

/// Something that takes away, and can be undone or would be done without a question elsewhere.
struct Deed {
    QString heading;  ///< "Expire Acme"
    QString sentence; ///< what it means
    QString name;     ///< what the person types: the environment's id, or a word for several
    QString verb;     ///< the red button's text
};

/// The question that a careful connection asks; accepted means: do it.
QDialog *makeQuestion(const Deed &deed, QWidget *window);

/// Does it at once; on a careful connection after the name was typed in a dialog over `window`. Nothing happens when
/// `window` ends before.
void ifConfirmed(const Standing &standing, const Deed &deed, QWidget *window, const std::function<void()> &act);

} // namespace showroom::gui
