#include "masking/mask_catalogue.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <numeric>

namespace showroom::masking {

using namespace Qt::StringLiterals;

namespace {

struct Row {
    MaskKind kind;
    const char16_t *name;
    const char *label;
    const char *keeps;
    const char16_t *example;
};

// The order is that of MaskKind.
constexpr std::array<Row, maskKindCount> rows = {{
    {MaskKind::Keep, u"keep", QT_TRANSLATE_NOOP("MaskCatalogue", "Keep as it is"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "everything; the value is not masked"), u"Gold"},
    {MaskKind::Name, u"name", QT_TRANSLATE_NOOP("MaskCatalogue", "Full name"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "nothing; agrees with the person's other fields"), u"Jane Miller"},
    {MaskKind::FirstName, u"first-name", QT_TRANSLATE_NOOP("MaskCatalogue", "First name"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "nothing; agrees with the person's other fields"), u"Jane"},
    {MaskKind::LastName, u"last-name", QT_TRANSLATE_NOOP("MaskCatalogue", "Last name"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "nothing; agrees with the person's other fields"), u"Miller"},
    {MaskKind::Email, u"email", QT_TRANSLATE_NOOP("MaskCatalogue", "Mail address"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "nothing; matches the person's name, at a reserved domain"),
     u"jane.miller@acme.com"},
    {MaskKind::Phone, u"phone", QT_TRANSLATE_NOOP("MaskCatalogue", "Phone number"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "nothing; a number of the country that reaches nobody"), u"+1 415 867 5309"},
    {MaskKind::Address, u"address", QT_TRANSLATE_NOOP("MaskCatalogue", "Whole address"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "nothing; city, region and postal code belong together"),
     u"12 Elm Street, Springfield"},
    {MaskKind::Street, u"street", QT_TRANSLATE_NOOP("MaskCatalogue", "Street and number"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "nothing; agrees with the person's other fields"), u"12 Elm Street"},
    {MaskKind::City, u"city", QT_TRANSLATE_NOOP("MaskCatalogue", "City"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "nothing; agrees with the person's other fields"), u"Springfield"},
    {MaskKind::Region, u"region", QT_TRANSLATE_NOOP("MaskCatalogue", "Region or state"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "nothing; agrees with the person's other fields"), u"Illinois"},
    {MaskKind::PostalCode, u"postal-code", QT_TRANSLATE_NOOP("MaskCatalogue", "Postal code"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "the country's form; belongs to the person's city"), u"62704"},
    {MaskKind::Country, u"country", QT_TRANSLATE_NOOP("MaskCatalogue", "Country"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "nothing; the country of the chosen locale"), u"United States"},
    {MaskKind::BirthDate, u"birth-date", QT_TRANSLATE_NOOP("MaskCatalogue", "Date of birth"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "the age band of ten years, and how the date is written"), u"1984-03-27"},
    {MaskKind::Company, u"company", QT_TRANSLATE_NOOP("MaskCatalogue", "Company"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "nothing; an invented company of the country"), u"Acme Industries"},
    {MaskKind::JobTitle, u"job-title", QT_TRANSLATE_NOOP("MaskCatalogue", "Job title"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "nothing; belongs to the person's department"), u"Head of Payroll"},
    {MaskKind::Department, u"department", QT_TRANSLATE_NOOP("MaskCatalogue", "Department"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "nothing; agrees with the person's job title"), u"Finance"},
    {MaskKind::UserName, u"user-name", QT_TRANSLATE_NOOP("MaskCatalogue", "User name"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "nothing; matches the person's name"), u"jmiller84"},
    {MaskKind::NationalId, u"national-id", QT_TRANSLATE_NOOP("MaskCatalogue", "National id"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "format, length and separators; the check digit is wrong"), u"543-21-6789"},
    {MaskKind::Iban, u"iban", QT_TRANSLATE_NOOP("MaskCatalogue", "Bank account (IBAN)"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "country, length and spaces; the check digits are wrong"),
     u"DE89 3704 0044 0532 0130 00"},
    {MaskKind::Card, u"card", QT_TRANSLATE_NOOP("MaskCatalogue", "Payment card"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "brand digit, length and spaces; the check digit is wrong"),
     u"4111 1111 1111 1111"},
    {MaskKind::IpAddress, u"ip", QT_TRANSLATE_NOOP("MaskCatalogue", "IP address"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "version 4 or 6; an address reserved for documentation"), u"81.2.69.142"},
    {MaskKind::Url, u"url", QT_TRANSLATE_NOOP("MaskCatalogue", "Web address"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "the scheme; a reserved host"), u"https://janemiller.com/cv"},
    {MaskKind::Lorem, u"lorem", QT_TRANSLATE_NOOP("MaskCatalogue", "Other text of the same length"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "length, paragraphs and language"), u"Called about the renewal."},
    {MaskKind::Redact, u"redact", QT_TRANSLATE_NOOP("MaskCatalogue", "Text without personal data"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "all of the text but the names, addresses and numbers found in it"),
     u"Call Jane at 415 867 5309."},
    {MaskKind::Number, u"number", QT_TRANSLATE_NOOP("MaskCatalogue", "Number with noise or in buckets"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "the order of magnitude, sign and decimals"), u"1250.00"},
    {MaskKind::Date, u"date", QT_TRANSLATE_NOOP("MaskCatalogue", "Shifted date"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "distances between one subject's dates, and the time of day"), u"2025-04-01"},
    {MaskKind::Category, u"category", QT_TRANSLATE_NOOP("MaskCatalogue", "One of some values"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "nothing; one of the values given"), u"single"},
    {MaskKind::Constant, u"constant", QT_TRANSLATE_NOOP("MaskCatalogue", "The same value for all"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "nothing"), u"internal note"},
    {MaskKind::Null, u"null", QT_TRANSLATE_NOOP("MaskCatalogue", "No value"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "nothing; the field becomes empty"), u"internal note"},
    {MaskKind::Token, u"token", QT_TRANSLATE_NOOP("MaskCatalogue", "Token"),
     QT_TRANSLATE_NOOP("MaskCatalogue", "whether two values are equal, and nothing else"), u"C-10024"},
}};

QString translated(const char *text)
{
    return QCoreApplication::translate("MaskCatalogue", text);
}

QList<MaskOption> optionsOf(MaskKind kind)
{
    const MaskOption unique{
        u"unique"_s, QCoreApplication::translate("MaskCatalogue", "no two subjects share a value, however many")};
    switch (kind) {
    case MaskKind::Email:
        return {unique,
                {u"keep-domain"_s, QCoreApplication::translate(
                                       "MaskCatalogue", "keeps the value's own domain; the address may be real")}};
    case MaskKind::UserName:
        return {unique};
    case MaskKind::Number:
        return {{u"noise=PERCENT"_s,
                 QCoreApplication::translate("MaskCatalogue", "at most so many percent away from the value")},
                {u"bucket=WIDTH"_s,
                 QCoreApplication::translate("MaskCatalogue", "the lower edge of a bucket of this width")}};
    case MaskKind::Date:
        return {
            {u"shift=DAYS"_s, QCoreApplication::translate("MaskCatalogue", "at most so many days earlier or later")}};
    case MaskKind::Category:
        return {{u"a|b|c"_s, QCoreApplication::translate("MaskCatalogue", "the values to draw from")}};
    case MaskKind::Constant:
        return {{u"…"_s, QCoreApplication::translate("MaskCatalogue", "the value")}};
    default:
        return {};
    }
}

int editDistance(QStringView a, QStringView b)
{
    QList<int> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.last();
}

} // namespace

MaskInfo maskInfo(MaskKind kind)
{
    const Row &row = rows[std::size_t(kind)];
    return {kind,
            QString::fromUtf16(row.name),
            translated(row.label),
            translated(row.keeps),
            QString::fromUtf16(row.example),
            optionsOf(kind),
            kind == MaskKind::Category || kind == MaskKind::Constant};
}

QList<MaskInfo> maskCatalogue()
{
    QList<MaskInfo> catalogue;
    for (const Row &row : rows)
        catalogue.append(maskInfo(row.kind));
    return catalogue;
}

QString maskKindName(MaskKind kind)
{
    return QString::fromUtf16(rows[std::size_t(kind)].name);
}

std::optional<MaskKind> maskKindFromName(QStringView name)
{
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row &r) { return name == QStringView(r.name); });
    return row == rows.end() ? std::nullopt : std::optional(row->kind);
}

QString nearestMaskName(QStringView text)
{
    constexpr qsizetype longestName = 40;
    if (text.isEmpty() || text.size() > longestName)
        return {};
    const QString lower = text.toString().toLower().replace(u'_', u'-').replace(u' ', u'-');
    const auto distance = [&](const Row &row) {
        const QStringView name(row.name);
        const bool within = name.contains(lower) || lower.contains(name);
        return std::min(editDistance(lower, name), within ? 2 : int(longestName));
    };
    const auto nearest = std::min_element(rows.begin(), rows.end(),
                                          [&](const Row &a, const Row &b) { return distance(a) < distance(b); });
    return distance(*nearest) <= std::max<int>(2, int(lower.size()) / 3) ? QString::fromUtf16(nearest->name)
                                                                         : QString();
}

} // namespace showroom::masking
