#pragma once

#include "core/browsing/browse.h"
#include "core/browsing/row_source.h"
#include "core/environments/environment.h"
#include "core/jobs/job.h"
#include "core/realism/realism_report.h"

namespace showroom::gui {

/// What the overview of an environment draws.
struct EnvironmentFigures {
    browsing::MonthlyVolumes volumes;
    browsing::ValueShares regions; ///< people by region
};

/// What the page of one environment asks for, each a future. The real one reads the database
/// (DatabaseEnvironmentSource); tests and the tour bring their own.
class EnvironmentSource : public browsing::RowSource {
public:
    virtual QFuture<Result<QList<browsing::BrowsedTable>>> readTables(const QString &environmentId) = 0;
    /// By what is unique of a row: an id or its beginning, a mail address.
    virtual QFuture<Result<QList<browsing::FoundRow>>> findRows(const QString &environmentId, const QString &text) = 0;
    /// Counted from the rows once per fingerprint. NotFound when this program does not know the blueprint.
    virtual QFuture<Result<EnvironmentFigures>> readFigures(const environments::Environment &environment) = 0;
    /// Counted from the rows once per fingerprint; a second or two for a large environment. Conflict while its data is
    /// not complete.
    virtual QFuture<Result<realism::Report>> readRealism(const environments::Environment &environment) = 0;
    /// As browsing::recordPrint().
    virtual QFuture<Result<void>> recordPrint(const browsing::PrintedRows &printed) = 0;
    /// The latest jobs on the environment, newest first.
    virtual QFuture<Result<QList<jobs::Job>>> readHistory(const environments::Environment &environment) = 0;
};

} // namespace showroom::gui
