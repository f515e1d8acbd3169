#pragma once

#include "gui/common/plain_dialog.h"

namespace showroom::gui {

/// Version, licence and versions of what Showroom stands on.
class AboutDialog final : public PlainDialog {
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent = nullptr);
};

} // namespace showroom::gui
