#pragma once

#include "gui/common/plain_dialog.h"
#include "gui/help/shortcut_list.h"

namespace showroom::gui {

/// Every shortcut of the window, by where it works, to look up by a word.
class ShortcutSheet final : public PlainDialog {
    Q_OBJECT

public:
    explicit ShortcutSheet(const QList<Shortcut> &shortcuts, QWidget *parent = nullptr);
};

} // namespace showroom::gui
