#pragma once

#include "gui/exporting/export_source.h"

namespace showroom::gui {

/// Past exports of the fixture's fleet.
class TourExports final : public ExportSource {
public:
    explicit TourExports(QList<exporting::ExportRecord> records);

    QFuture<Result<QList<exporting::ExportRecord>>> listExports(const QString &search, const QString &after,
                                                                int limit) override;

    /// Answers with this from now on.
    void setAnswer(const Result<QList<exporting::ExportRecord>> &answer) { m_answer = answer; }

private:
    Result<QList<exporting::ExportRecord>> m_answer;
};

/// A week of exports, one of which still runs and one of which failed.
QList<exporting::ExportRecord> tourExports();

} // namespace showroom::gui
