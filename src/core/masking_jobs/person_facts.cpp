#include "core/masking_jobs/person_facts.h"

#include <QDate>

namespace showroom::masking_jobs {

using namespace Qt::StringLiterals;
using masking::MaskKind;
using masking::PersonPart;

QList<PersonFact> personFacts(const masking::Masker &masker, const QString &subject)
{
    static constexpr std::pair<MaskKind, PersonPart> parts[] = {{MaskKind::Name, PersonPart::Name},
                                                                {MaskKind::FirstName, PersonPart::FirstName},
                                                                {MaskKind::LastName, PersonPart::LastName},
                                                                {MaskKind::UserName, PersonPart::UserName},
                                                                {MaskKind::Email, PersonPart::Email},
                                                                {MaskKind::Phone, PersonPart::Phone},
                                                                {MaskKind::Street, PersonPart::Street},
                                                                {MaskKind::PostalCode, PersonPart::PostalCode},
                                                                {MaskKind::City, PersonPart::City},
                                                                {MaskKind::Region, PersonPart::Region},
                                                                {MaskKind::Country, PersonPart::Country},
                                                                {MaskKind::JobTitle, PersonPart::JobTitle},
                                                                {MaskKind::Department, PersonPart::Department},
                                                                {MaskKind::Company, PersonPart::Company}};
    const masking::Person person = masker.personOf(subject.toStdString());
    QList<PersonFact> facts;
    for (const auto &[kind, part] : parts) {
        const masking::PersonText text = masking::personText(person, part);
        facts.append({kind, QString::fromUtf8(text.view().data(), qsizetype(text.view().size()))});
    }
    const QDate birthDay = QDate(1970, 1, 1).addDays(person.birthDay);
    facts.insert(3, {MaskKind::BirthDate, birthDay.toString(Qt::ISODate)});
    return facts;
}

} // namespace showroom::masking_jobs
