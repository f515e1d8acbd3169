#pragma once

#include "gui/environments/environment_source.h"

#include <QCache>

namespace showroom::gui {

class DatabaseLink;

/// Reads environments from the open database; what an overview counts is kept until the data is another.
class DatabaseEnvironmentSource final : public QObject, public EnvironmentSource {
    Q_OBJECT

public:
    /// `link` must outlive it.
    explicit DatabaseEnvironmentSource(DatabaseLink &link, QObject *parent = nullptr);

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

private:
    DatabaseLink &m_link;
    QCache<QString, EnvironmentFigures> m_figures; ///< by id and fingerprint
    QCache<QString, realism::Report> m_reports;    ///< likewise
};

} // namespace showroom::gui
