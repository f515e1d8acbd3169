#pragma once

#include <QFuture>
#include <QString>

namespace showroom::gui {

/// Who puts together what helps those who are asked for help.
class DiagnosticsSource {
public:
    virtual ~DiagnosticsSource() = default;

    /// The text of the diagnostics, without secrets; it also comes when no server answers.
    virtual QFuture<QString> collect() = 0;
    /// A name for the file.
    virtual QString suggestedFileName() const = 0;

protected:
    DiagnosticsSource() = default;
    Q_DISABLE_COPY_MOVE(DiagnosticsSource)
};

} // namespace showroom::gui
