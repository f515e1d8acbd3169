#pragma once

#include "gui/help/diagnostics_source.h"

namespace showroom::gui {

/// The diagnostics of a console that lost its server, the same on every machine.
class TourDiagnostics final : public DiagnosticsSource {
public:
    QFuture<QString> collect() override;
    QString suggestedFileName() const override { return QStringLiteral("showroom-diagnostics-20261120-1410.txt"); }
};

} // namespace showroom::gui
