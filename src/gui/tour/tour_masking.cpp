#include "gui/tour/tour_masking.h"

namespace showroom::gui {

using namespace Qt::StringLiterals;
using masking_jobs::PersonFact;
using masking_jobs::TableSample;

TourMasking::TourMasking()
    : m_corpora(masking::Corpora::open())
{
}

Result<masking::Masker> TourMasking::masker(const masking_jobs::MaskPlan &plan) const
{
    const auto salt = masking::Salt::create(QStringLiteral("tour"), QByteArray(masking::Salt::minimumBytes, 't'));
    if (!salt)
        return salt.error();
    return masking_jobs::makeMasker(plan, *salt, m_corpora);
}

QFuture<Result<QStringList>> TourMasking::tables()
{
    const QStringList names = {u"billing.accounts"_s, u"billing.invoices"_s, u"crm.contacts"_s,    u"crm.customers"_s,
                               u"crm.\"Notes\""_s,    u"support.tickets"_s,  u"support.visitors"_s};
    return QtFuture::makeReadyFuture(Result<QStringList>(names));
}

QFuture<Result<MaskingLook>> TourMasking::look(const masking_jobs::SourceText &source, masking_jobs::FileFormat format,
                                               const QString &locale)
{
    auto sample = masking_jobs::readSample(source, format, {}, masking_jobs::sampleRows);
    const auto people = m_corpora->locale(locale);
    if (!sample || !people)
        return QtFuture::makeReadyFuture(Result<MaskingLook>(sample ? people.error() : sample.error()));
    MaskingLook look;
    look.proposals = masking_jobs::proposeMasks(*sample, *people);
    look.sample = std::move(*sample);
    return QtFuture::makeReadyFuture(Result<MaskingLook>(std::move(look)));
}

QFuture<Result<TableSample>> TourMasking::preview(const masking_jobs::SourceText &source,
                                                  const masking_jobs::Dialect &dialect,
                                                  const masking_jobs::MaskPlan &plan, int rows)
{
    const auto masker = this->masker(plan);
    return QtFuture::makeReadyFuture(masker ? masking_jobs::previewMask(source, dialect, plan, *masker, rows)
                                            : Result<TableSample>(masker.error()));
}

QFuture<Result<QList<PersonFact>>> TourMasking::person(const QString &subject, const masking_jobs::MaskPlan &plan)
{
    const auto masker = this->masker(plan);
    return QtFuture::makeReadyFuture(masker ? Result<QList<PersonFact>>(masking_jobs::personFacts(*masker, subject))
                                            : Result<QList<PersonFact>>(masker.error()));
}

} // namespace showroom::gui
