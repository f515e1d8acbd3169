#pragma once

#include "core/masking_jobs/column_proposal.h"
#include "core/masking_jobs/mask_run.h"
#include "core/masking_jobs/person_facts.h"

#include <QFuture>
#include <QObject>

namespace showroom::gui {

/// What the first look at a table shows.
struct MaskingLook {
    masking_jobs::TableSample sample;
    QList<masking_jobs::ColumnProposal> proposals;
};

/// Who reads and masks tables for the page. Continue with whenReady().
class MaskingSource : public QObject {
    Q_OBJECT

public:
    /// The tables of the open database that the person's own login may read; DatabaseUnreachable when none is open.
    virtual QFuture<Result<QStringList>> tables() = 0;
    /// One of them, to be read later in any thread.
    virtual masking_jobs::SourceText table(const QString &name) = 0;
    /// The first rows, and a proposal for each column.
    virtual QFuture<Result<MaskingLook>> look(const masking_jobs::SourceText &source, masking_jobs::FileFormat format,
                                              const QString &locale) = 0;
    /// The first `rows` rows masked; columns without a decision as they are.
    virtual QFuture<Result<masking_jobs::TableSample>> preview(const masking_jobs::SourceText &source,
                                                               const masking_jobs::Dialect &dialect,
                                                               const masking_jobs::MaskPlan &plan, int rows) = 0;
    /// Who a subject becomes.
    virtual QFuture<Result<QList<masking_jobs::PersonFact>>> person(const QString &subject,
                                                                    const masking_jobs::MaskPlan &plan) = 0;
    /// Masks into a file; one at a time. progressed() and finished() tell.
    virtual void start(const masking_jobs::MaskRequest &request) = 0;
    /// Ends the run as soon as it can; finished() follows.
    virtual void cancel() = 0;

signals:
    void progressed(const showroom::masking_jobs::RunProgress &progress);
    void finished(const showroom::Result<showroom::masking_jobs::MaskOutcome> &outcome);

protected:
    using QObject::QObject;
};

} // namespace showroom::gui
