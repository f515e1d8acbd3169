#include "core/realism/realism_property.h"

#include <QCoreApplication>

namespace showroom::realism {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::realism)
};

QString blackbaud()
{
    return Texts::tr("Blackbaud 2017 (18.6 % in December); M+R for online gifts");
}

QString ownFigure()
{
    return Texts::tr("Showroom's reference figure for demo data");
}

QString fep()
{
    return Texts::tr("Fundraising Effectiveness Project 2024");
}

QString americorps()
{
    return Texts::tr("AmeriCorps and Census Bureau 2023 (mean 66, median about 50 hours)");
}

QString ownRule()
{
    return Texts::tr("What every product's own data keeps");
}

template <int LowPermille, int HighPermille>
bool isBetween(const Measure &measure)
{
    return measure.figure * 1000 >= LowPermille && measure.figure * 1000 <= HighPermille;
}

template <int Permille>
bool isAtLeast(const Measure &measure)
{
    return measure.figure * 1000 >= Permille;
}

template <int Permille>
bool isBelow(const Measure &measure)
{
    return measure.figure * 1000 < Permille;
}

template <int Permille>
bool isAbove(const Measure &measure)
{
    return measure.figure * 1000 > Permille;
}

bool areOrdinaryMonths(const Measure &measure)
{
    return measure.figure >= 0.05 && measure.second <= 0.10;
}

bool comeBackAsDonorsDo(const Measure &measure)
{
    return measure.figure < measure.second && measure.figure >= 0.07 && measure.figure <= 0.21 &&
           measure.second >= 0.40 && measure.second <= 0.60;
}

bool isFirstAboveSecond(const Measure &measure)
{
    return measure.figure > measure.second;
}

bool areWorkingAges(const Measure &measure)
{
    return measure.figure >= 1 && measure.second > 29 && measure.second < 31;
}

bool isNone(const Measure &measure)
{
    return measure.figure == 0 && measure.second == 0;
}

const auto donation = u"donation"_s;
const auto volunteer = u"volunteer"_s;
const auto learning = u"learning"_s;

QList<Property> givingOverTheYear()
{
    const Scope western{true, true, 1, donation};
    return {
        {u"december"_s, Texts::tr("Gifts in December"),
         Texts::tr("The share of a year's gifts that are made in December."), Texts::tr("16 to 34 %"), blackbaud(),
         Form::Share, 1000, Texts::tr("gifts"), western, isBetween<160, 340>},
        {u"other-months"_s, Texts::tr("Gifts in other months"),
         Texts::tr("The least and the most that any other month has of a year's gifts."), Texts::tr("5 to 10 % each"),
         blackbaud(), Form::TwoShares, 8000, Texts::tr("gifts"), western, areOrdinaryMonths},
        {u"year-end"_s, Texts::tr("Last three days of the year"),
         Texts::tr("The share of a year's gifts made on December 29 to 31."), Texts::tr("5 to 15 %"), ownFigure(),
         Form::Share, 1000, Texts::tr("gifts"), western, isBetween<50, 150>},
        {u"giving-tuesday"_s, Texts::tr("Giving Tuesday"),
         Texts::tr("Gifts on the Tuesday after Thanksgiving against those of the median Tuesday."),
         Texts::tr("at least 3 ×"), ownFigure(), Form::Times, 2000, Texts::tr("gifts"), western, isAtLeast<3000>},
    };
}

QList<Property> gifts()
{
    const Scope any{false, false, 0, donation};
    return {
        {u"giving-saturday"_s, Texts::tr("Saturday is the quietest"),
         Texts::tr("Gifts on Saturdays against those of the quietest other weekday."), Texts::tr("below 1 ×"),
         ownFigure(), Form::Times, 4000, Texts::tr("gifts"), any, isBelow<1000>},
        {u"giving-hours"_s, Texts::tr("Gifts in office hours"),
         Texts::tr("The share of gifts between 8 and 18 o'clock by the giver's clock."), Texts::tr("at least 60 %"),
         ownFigure(), Form::Share, 300, Texts::tr("gifts"), any, isAtLeast<600>},
        {u"gift-size"_s, Texts::tr("Long tail of gifts"),
         Texts::tr("The mean gift against the median one: few gifts are very large."), Texts::tr("at least 1.5 ×"),
         ownFigure(), Form::Times, 1000, Texts::tr("gifts"), any, isAtLeast<1500>},
        {u"round-gifts"_s, Texts::tr("Round gifts"), Texts::tr("The share of gifts that are multiples of 5."),
         Texts::tr("at least 50 %"), ownFigure(), Form::Share, 500, Texts::tr("gifts"), any, isAtLeast<500>},
    };
}

QList<Property> donors()
{
    return {
        {u"small-donors"_s,
         Texts::tr("Small donors"),
         Texts::tr("The share of the last year's donors who gave less than 500 in their currency."),
         Texts::tr("80 to 90 %"),
         fep(),
         Form::Share,
         300,
         Texts::tr("donors"),
         {false, false, 1, donation},
         isBetween<800, 900>},
        {u"retention"_s,
         Texts::tr("Donors who come back"),
         Texts::tr("Of those who gave in a year and not in the one before (new), and of those who gave in both "
                   "(repeat), how many give in the next."),
         Texts::tr("new 14 %, repeat 50 %"),
         fep(),
         Form::TwoShares,
         150,
         Texts::tr("new or repeat donors"),
         {false, false, 3, donation},
         comeBackAsDonorsDo},
        {u"matching"_s,
         Texts::tr("Gift matching"),
         Texts::tr("The share of all people whose gifts were matched in the last year."),
         Texts::tr("5 to 15 %"),
         Texts::tr("CECP (about 9 % of employees)"),
         Form::Share,
         800,
         Texts::tr("people"),
         {false, false, 1, donation},
         isBetween<50, 150>},
    };
}

QList<Property> volunteering()
{
    const Scope year{false, false, 1, volunteer};
    return {
        {u"volunteer-share"_s, Texts::tr("Volunteers"),
         Texts::tr("The share of all people who volunteered in the last year."),
         Texts::tr("about a third (25 to 42 %)"), americorps(), Form::Share, 300, Texts::tr("people"), year,
         isBetween<250, 420>},
        {u"volunteer-hours"_s, Texts::tr("Hours per volunteer"),
         Texts::tr("Mean and median hours of the last year, of people who were there all year: few give very many."),
         Texts::tr("mean above median"), americorps(), Form::Hours, 100, Texts::tr("volunteers"), year,
         isFirstAboveSecond},
        {u"volunteer-spread"_s, Texts::tr("Spread of hours"),
         Texts::tr("The standard deviation of the logarithm of a volunteer's hours in the last year."),
         Texts::tr("near 0.75 (0.60 to 0.90)"), americorps(), Form::Plain, 250, Texts::tr("volunteers"), year,
         isBetween<600, 900>},
        {u"volunteer-days"_s,
         Texts::tr("No weekend peak"),
         Texts::tr("Shifts on the quieter of Wednesday and Thursday against those on Saturday."),
         Texts::tr("above 1 ×"),
         ownFigure(),
         Form::Times,
         500,
         Texts::tr("shifts"),
         {false, false, 0, volunteer},
         isAbove<1000>},
    };
}

QList<Property> coursesAndActivity()
{
    const Scope courses{false, false, 0, learning};
    return {
        {u"learning-length"_s, Texts::tr("Length of courses"),
         Texts::tr("The mean length of learning against the median one."), Texts::tr("above 1 ×"), ownFigure(),
         Form::Times, 300, Texts::tr("courses"), courses, isAbove<1000>},
        {u"learning-completion"_s, Texts::tr("Courses completed"),
         Texts::tr("The share of courses that were finished."), Texts::tr("below 70 %"), ownFigure(), Form::Share, 500,
         Texts::tr("courses"), courses, isBelow<700>},
        {u"top-tenth"_s,
         Texts::tr("The busiest tenth"),
         Texts::tr("The share of all events that the busiest tenth of people make."),
         Texts::tr("35 to 60 %"),
         ownFigure(),
         Form::Share,
         800,
         Texts::tr("people"),
         {},
         isBetween<350, 600>},
        {u"quiet-people"_s,
         Texts::tr("People who do nothing"),
         Texts::tr("The share of people without any event."),
         Texts::tr("above 0 %"),
         ownFigure(),
         Form::Share,
         100,
         Texts::tr("people"),
         {},
         isAbove<0>},
    };
}

QList<Property> workforce()
{
    return {
        {u"ages"_s,
         Texts::tr("Ages"),
         Texts::tr("The share of people aged 22 to 67, and the decade of age with most of them."),
         Texts::tr("all of 22 to 67, most in their thirties"),
         ownFigure(),
         Form::Ages,
         300,
         Texts::tr("people"),
         {},
         areWorkingAges},
        {u"tenure"_s,
         Texts::tr("Recent joiners"),
         Texts::tr("The share of people who joined in the last two years, against the two years before."),
         Texts::tr("more recent ones"),
         ownFigure(),
         Form::TwoShares,
         200,
         Texts::tr("people"),
         {},
         isFirstAboveSecond},
        {u"given-names"_s,
         Texts::tr("First names by age"),
         Texts::tr("How often two people share a first name: those born up to 1972 against those born from 1988. Older "
                   "cohorts bear fewer names."),
         Texts::tr("above 1 ×"),
         Texts::tr("Social Security Administration: top ten 30 % in 1950, 8 % in 2024"),
         Form::Times,
         200,
         Texts::tr("older people"),
         {true, false, 0, {}},
         isAbove<1000>},
        {u"family-names"_s,
         Texts::tr("Family names"),
         Texts::tr("Bearers of their country's ten commonest family names against what its population has."),
         Texts::tr("within a third (0.67 to 1.33 ×)"),
         Texts::tr("Census Bureau 2010; compilations of national statistics"),
         Form::Times,
         70,
         Texts::tr("expected bearers"),
         {},
         isBetween<667, 1333>},
        {u"start-dates"_s,
         Texts::tr("Nothing before the first day"),
         Texts::tr("Events before their person joined."),
         Texts::tr("none"),
         ownRule(),
         Form::Count,
         1,
         Texts::tr("events"),
         {},
         isNone},
        {u"mail-names"_s,
         Texts::tr("Mail addresses"),
         Texts::tr("Mail addresses that do not belong to their person's name."),
         Texts::tr("none"),
         ownRule(),
         Form::Count,
         1,
         Texts::tr("people"),
         {},
         isNone},
        {u"postal-codes"_s,
         Texts::tr("Postal codes"),
         Texts::tr("Postal codes without the form of their person's city and country."),
         Texts::tr("none"),
         ownRule(),
         Form::Count,
         1,
         Texts::tr("people"),
         {},
         isNone},
        {u"phones"_s,
         Texts::tr("Phone numbers"),
         Texts::tr("Phone numbers without the form of their person's country."),
         Texts::tr("none"),
         ownRule(),
         Form::Count,
         1,
         Texts::tr("people"),
         {},
         isNone},
        {u"currencies"_s,
         Texts::tr("Currencies"),
         Texts::tr("Amounts in a currency that is not their region's, and amounts with more decimals than their "
                   "currency has."),
         Texts::tr("none"),
         ownRule(),
         Form::TwoCounts,
         1,
         Texts::tr("amounts"),
         {},
         isNone},
    };
}

QString number(double value, int decimals)
{
    return QString::number(value, 'f', decimals);
}

} // namespace

const QList<Property> &properties()
{
    static const QList<Property> all =
        givingOverTheYear() + gifts() + donors() + volunteering() + coursesAndActivity() + workforce();
    return all;
}

QString textOf(Form form, const Measure &measure)
{
    switch (form) {
    case Form::Share:
        return number(measure.figure * 100, 1) + u" %"_s;
    case Form::TwoShares:
        return Texts::tr("%1 and %2 %").arg(number(measure.figure * 100, 1), number(measure.second * 100, 1));
    case Form::Times:
        return number(measure.figure, 2) + u" ×"_s;
    case Form::Plain:
        return number(measure.figure, 2);
    case Form::Hours:
        return Texts::tr("%1 and %2 h").arg(number(measure.figure, 1), number(measure.second, 1));
    case Form::Ages:
        return Texts::tr("%1 %, most from %2").arg(number(measure.figure * 100, 1), number(measure.second, 0));
    case Form::Count:
        return number(measure.figure, 0);
    case Form::TwoCounts:
        return Texts::tr("%1 and %2").arg(number(measure.figure, 0), number(measure.second, 0));
    }
    Q_UNREACHABLE();
}

} // namespace showroom::realism
