#pragma once

#include "gui/environments/environment_source.h"

#include <QHash>

#include <optional>

namespace showroom::gui {

/// The rows of one environment of the tour, made by the real engine from the recipe that its fixture tells; every other
/// environment is answered with the same. Answers at once.
class TourEnvironmentSource final : public EnvironmentSource {
public:
    explicit TourEnvironmentSource(const environments::Environment &environment, const QList<jobs::Job> &jobs);

    QFuture<Result<QList<browsing::BrowsedRow>>> readRows(const browsing::RowRange &range, const browsing::RowKey &from,
                                                          int limit) override;
    QFuture<Result<QList<browsing::RowKey>>> readFences(const browsing::RowRange &range, const browsing::RowKey &from,
                                                        int step, int count) override;
    QFuture<Result<qint64>> readPosition(const browsing::RowRange &range, const browsing::RowKey &key) override;
    QFuture<Result<QList<browsing::BrowsedTable>>> readTables(const QString &environmentId) override;
    QFuture<Result<QList<browsing::FoundRow>>> findRows(const QString &environmentId, const QString &text) override;
    QFuture<Result<EnvironmentFigures>> readFigures(const environments::Environment &environment) override;
    QFuture<Result<realism::Report>> readRealism(const environments::Environment &environment) override;
    QFuture<Result<void>> recordPrint(const browsing::PrintedRows &printed) override;
    QFuture<Result<QList<jobs::Job>>> readHistory(const environments::Environment &environment) override;

    /// Every reading fails with it from now on; nothing ends that.
    void failWith(const Error &error) { m_error = error; }
    /// What printing is answered with, and what was printed.
    void setPrinting(const Result<void> &answer) { m_printing = answer; }
    const QList<browsing::PrintedRows> &printed() const { return m_printed; }
    /// A property whose figure is another one than usual.
    void setMeasure(const QString &property, const realism::Measure &measure) { m_measures[property] = measure; }

private:
    using Rows = QList<browsing::BrowsedRow>;

    /// Takes a second, hence only when somebody reads.
    void make();
    Rows rowsOf(const browsing::RowRange &range) const;
    template <class T>
    QFuture<Result<T>> answer(const T &value) const;

    environments::Environment m_environment;
    QList<jobs::Job> m_jobs;
    QList<browsing::BrowsedTable> m_tables;
    QHash<QString, Rows> m_rows; ///< by table, in the order of their keys
    EnvironmentFigures m_figures;
    QMap<QString, realism::Measure> m_measures;
    std::optional<Error> m_error;
    QList<browsing::PrintedRows> m_printed;
    Result<void> m_printing;
    bool m_isMade = false;
};

} // namespace showroom::gui
