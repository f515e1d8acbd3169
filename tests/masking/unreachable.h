#pragma once

#include <QHash>
#include <QString>

namespace showroom::test {

/// What no phone can be reached by, by country: the regulators' lists of numbers for fiction (US, UK, DE, FR, SE, AU),
/// elsewhere what the national numbering plan (ITU-T E.129) leaves unassigned or makes invalid.
inline QString unreachablePhones(const QString &country)
{
    using namespace Qt::StringLiterals;
    static const QHash<QString, QString> patterns = {
        // NANP: 555-0100 to 555-0199 of every area code.
        {u"US"_s, u"\\+1 [2-9]\\d\\d-555-01\\d\\d"_s},
        // Ofcom, telephone numbers for drama use.
        {u"GB"_s,
         u"\\+44 (20 7946 0\\d{3}|1(13|14|15|16|17|18|21|31|41|51|61) 496 0\\d{3}|191 498 0\\d{3}|1632 960\\d{3}|"
         "2(9 2018|8 9649) [06]\\d{3}|7700 900\\d{3})"_s},
        // Bundesnetzagentur, Mitteilung 148/2021.
        {u"DE"_s,
         u"\\+49 (30 23125 \\d{3}|40 66969 \\d{3}|69 90009 \\d{3}|89 99998 \\d{3}|221 4710 \\d{3}|171 39200 \\d\\d|"
         "176 040690 \\d\\d)"_s},
        // ARCEP, decision 2018-0881.
        {u"FR"_s, u"\\+33 (1 99 00|2 61 91|3 53 01|4 65 71|5 36 49|6 39 98) \\d\\d \\d\\d"_s},
        // PTS: 031-390 06 00 ff., 040-628 04 00 ff., 08-465 004 00 ff., 0980-319 200 ff., 070-174 06 05 to 99.
        {u"SE"_s, u"\\+46 (31 390 06 \\d\\d|40 628 04 \\d\\d|8 465 004 \\d\\d|980 319 2\\d\\d|70 174 06 [1-9]\\d)"_s},
        // ACMA, numbers for creative works.
        {u"AU"_s, u"\\+61 [2378] (5550|7010) \\d{4}"_s},
        // No Spanish number begins with 3, no Italian one with 9, no Norwegian one with 1.
        {u"ES"_s, u"\\+34 3\\d\\d \\d{3} \\d{3}"_s},
        {u"IT"_s, u"\\+39 9\\d\\d \\d{3} \\d{3,4}"_s},
        {u"NO"_s, u"\\+47 1\\d \\d\\d \\d\\d \\d\\d"_s},
        // Area codes that nobody has: 19 in the Netherlands, 92 in Poland.
        {u"NL"_s, u"\\+31 19 \\d{3} \\d{4}"_s},
        {u"PL"_s, u"\\+48 92 \\d{3} \\d\\d \\d\\d"_s},
        // Levels 4 and 5 are not opened.
        {u"SG"_s, u"\\+65 [45]\\d{3} \\d{4}"_s},
        // No exchange begins with 0 (Japan: nor with 1), and no mobile block is called 090-0 or 010-0.
        {u"JP"_s, u"\\+81 (\\d{1,3} 1\\d{0,3}|90 0\\d{3}) \\d{4}"_s},
        {u"KR"_s, u"\\+82 (\\d{1,2} 0\\d{2,3}|10 0\\d{3}) \\d{4}"_s},
        {u"IN"_s, u"\\+91 \\d{2,4} 0\\d{2,3} ?\\d{2,4}"_s},
        {u"MX"_s, u"\\+52 \\d{2,3} 00\\d{1,2} \\d{4}"_s},
        {u"BR"_s, u"\\+55 \\d\\d 0\\d{3} \\d{4}"_s},
        {u"AR"_s, u"\\+54 \\d{2,4} 0\\d{1,3} \\d{4}"_s},
        {u"CO"_s, u"\\+57 60\\d 0\\d\\d \\d{4}"_s},
    };
    return patterns.value(country);
}

} // namespace showroom::test
