#include "core/masking_jobs/value_shapes.h"

#include "masking/national_id.h"
#include "masking/network_text.h"
#include "masking/payment_number.h"
#include "masking/written_date.h"

#include <algorithm>

namespace showroom::masking_jobs {

using namespace Qt::StringLiterals;
using masking::MaskKind;

namespace {

constexpr qsizetype longestName = 60;
constexpr int textWords = 6;

bool isEmail(const QString &value)
{
    const qsizetype at = value.indexOf(u'@');
    return at > 0 && value.indexOf(u'@', at + 1) < 0 && value.indexOf(u'.', at + 2) > 0 && !value.contains(u' ') &&
           !value.endsWith(u'.');
}

bool isPhone(const QString &value)
{
    int digits = 0;
    int separators = 0;
    for (const QChar c : value) {
        if (c.isDigit())
            ++digits;
        else if (u" -./()+\u00a0"_s.contains(c))
            ++separators;
        else
            return false;
    }
    const bool isMarked = value.startsWith(u'+') || value.startsWith(u'(') || value.startsWith(u'0') || separators > 1;
    return digits >= 7 && digits <= 15 && isMarked && !masking::readDate(value.toStdString(), false);
}

bool isNumber(const QString &value)
{
    bool isOne = false;
    (void)QString(value).replace(u',', u'.').toDouble(&isOne);
    return isOne;
}

bool isPlainValue(const QString &value)
{
    static const QSet<QString> switches{u"true"_s, u"false"_s, u"yes"_s, u"no"_s, u"y"_s, u"n"_s, u"t"_s, u"f"_s};
    return isNumber(value) || switches.contains(value.toLower());
}

bool isNationalId(const std::string &value)
{
    const auto formats = masking::idFormats();
    return std::any_of(formats.begin(), formats.end(), [&](const masking::IdFormat &format) {
        const auto match = masking::matchId(format, value);
        return format.cues.empty() && match && match->isIssued && match->size == value.size();
    });
}

int wordCount(const QString &value)
{
    return int(value.split(u' ', Qt::SkipEmptyParts).size());
}

bool isPaymentNumber(const std::string &text)
{
    const auto isWhole = [&](const auto &match) { return match && match->isValid && match->size == text.size(); };
    return isWhole(masking::matchIban(text)) || isWhole(masking::matchCard(text));
}

} // namespace

bool isPersonalText(const QString &text)
{
    const QString value = text.trimmed();
    return isEmail(value) || (value.startsWith(u'+') && isPhone(value)) || isPaymentNumber(value.toStdString());
}

ValueShapes::ValueShapes(masking::LocaleCorpusPtr locale)
    : m_locale(std::move(locale))
{
    for (const masking::GivenNames &names : m_locale->givenNames) {
        for (const masking::Name &name : names.names)
            m_givenNames.insert(QString::fromStdString(name.text).toLower());
    }
    for (const auto &names : m_locale->familyNames.listed) {
        for (const masking::Name &name : names)
            m_familyNames.insert(QString::fromStdString(name.text).toLower());
    }
}

bool ValueShapes::isFullName(const QString &value) const
{
    const QStringList words = value.toLower().split(u' ', Qt::SkipEmptyParts);
    if (words.size() < 2 || words.size() > 5 || value.size() > longestName)
        return false;
    return std::any_of(words.begin(), words.end(), [this](const QString &word) {
        return m_givenNames.contains(word) || m_familyNames.contains(word);
    });
}

bool ValueShapes::fits(MaskKind kind, const QString &value) const
{
    const std::string text = value.toStdString();
    const auto isAll = [&](const auto &match) { return match && match->size == text.size(); };
    switch (kind) {
    case MaskKind::Email:
        return isEmail(value);
    case MaskKind::Phone:
        return isPhone(value);
    case MaskKind::Iban: {
        const auto match = masking::matchIban(text);
        return isAll(match) && match->isValid;
    }
    case MaskKind::Card: {
        const auto match = masking::matchCard(text);
        return isAll(match) && match->isValid;
    }
    case MaskKind::IpAddress:
        return isAll(masking::matchIp(text));
    case MaskKind::Url:
        return !masking::urlParts(text).scheme.empty() && !value.contains(u' ');
    case MaskKind::NationalId:
        return isNationalId(text);
    case MaskKind::BirthDate:
    case MaskKind::Date:
        return masking::readDate(text, m_locale->country == "US").has_value();
    case MaskKind::Name:
        return isFullName(value);
    case MaskKind::FirstName:
        return m_givenNames.contains(value.toLower());
    case MaskKind::LastName:
        return m_familyNames.contains(value.toLower());
    case MaskKind::Redact:
        return wordCount(value) >= textWords;
    case MaskKind::Number:
        return isNumber(value);
    default:
        return false;
    }
}

ValueShapes::Verdict ValueShapes::judge(const QStringList &values) const
{
    // From the most particular to the most general.
    static constexpr MaskKind kinds[] = {MaskKind::Email,    MaskKind::Iban,       MaskKind::Card,  MaskKind::IpAddress,
                                         MaskKind::Url,      MaskKind::NationalId, MaskKind::Phone, MaskKind::FirstName,
                                         MaskKind::LastName, MaskKind::Redact,     MaskKind::Name};
    QStringList filled;
    std::copy_if(values.begin(), values.end(), std::back_inserter(filled),
                 [](const QString &value) { return !value.trimmed().isEmpty(); });
    Verdict verdict;
    if (filled.isEmpty())
        return verdict;
    const auto share = [&](auto &&fits) {
        return int(std::count_if(filled.begin(), filled.end(), fits) * 100 / filled.size());
    };
    for (const MaskKind kind : kinds) {
        verdict.share = share([&](const QString &value) { return fits(kind, value.trimmed()); });
        if (verdict.share >= 50) {
            verdict.kind = kind;
            return verdict;
        }
    }
    verdict.share = 0;
    verdict.isPlain = share([](const QString &value) { return isPlainValue(value.trimmed()); }) >= 90;
    return verdict;
}

} // namespace showroom::masking_jobs
