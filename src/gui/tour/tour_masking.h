#pragma once

#include "gui/masking/masking_source.h"

namespace showroom::gui {

/// Really masks the tour's table under a fixed salt; runs end as the picture wants.
class TourMasking final : public MaskingSource {
    Q_OBJECT

public:
    TourMasking();

    QFuture<Result<QStringList>> tables() override;
    masking_jobs::SourceText table(const QString &) override { return {}; }
    QFuture<Result<MaskingLook>> look(const masking_jobs::SourceText &source, masking_jobs::FileFormat format,
                                      const QString &locale) override;
    QFuture<Result<masking_jobs::TableSample>> preview(const masking_jobs::SourceText &source,
                                                       const masking_jobs::Dialect &dialect,
                                                       const masking_jobs::MaskPlan &plan, int rows) override;
    QFuture<Result<QList<masking_jobs::PersonFact>>> person(const QString &subject,
                                                            const masking_jobs::MaskPlan &plan) override;
    void start(const masking_jobs::MaskRequest &) override {}
    void cancel() override {}

private:
    Result<masking::Masker> masker(const masking_jobs::MaskPlan &plan) const;

    masking::CorporaPtr m_corpora;
};

} // namespace showroom::gui
