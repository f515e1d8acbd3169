#pragma once

#include "gui/common/fact_list.h"
#include "gui/common/plain_dialog.h"

namespace showroom::gui {

/// What is told about the program wherever somebody looks for it.
QList<FactList::Fact> aboutFacts();

/// Version, licence and versions of what Showroom stands on.
class AboutDialog final : public PlainDialog {
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent = nullptr);
};

} // namespace showroom::gui
