#include "core/realism/realism_property.h"

namespace showroom::realism {

using namespace Qt::StringLiterals;

namespace {

const auto blackbaud = u"Blackbaud 2017 (18.6 % in December); M+R for online gifts"_s;
const auto ownFigure = u"Showroom's reference figure for demo data"_s;
const auto fep = u"Fundraising Effectiveness Project 2024"_s;
const auto americorps = u"AmeriCorps and Census Bureau 2023 (mean 66, median about 50 hours)"_s;
const auto ownRule = u"What every product's own data keeps"_s;

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
        {u"december"_s, u"Gifts in December"_s, u"The share of a year's gifts that are made in December."_s,
         u"16 to 34 %"_s, blackbaud, Form::Share, 1000, u"gifts"_s, western, isBetween<160, 340>},
        {u"other-months"_s, u"Gifts in other months"_s,
         u"The least and the most that any other month has of a year's gifts."_s, u"5 to 10 % each"_s, blackbaud,
         Form::TwoShares, 8000, u"gifts"_s, western, areOrdinaryMonths},
        {u"year-end"_s, u"Last three days of the year"_s, u"The share of a year's gifts made on December 29 to 31."_s,
         u"5 to 15 %"_s, ownFigure, Form::Share, 1000, u"gifts"_s, western, isBetween<50, 150>},
        {u"giving-tuesday"_s, u"Giving Tuesday"_s,
         u"Gifts on the Tuesday after Thanksgiving against those of the median Tuesday."_s, u"at least 3 ×"_s,
         ownFigure, Form::Times, 2000, u"gifts"_s, western, isAtLeast<3000>},
    };
}

QList<Property> gifts()
{
    const Scope any{false, false, 0, donation};
    return {
        {u"giving-saturday"_s, u"Saturday is the quietest"_s,
         u"Gifts on Saturdays against those of the quietest other weekday."_s, u"below 1 ×"_s, ownFigure, Form::Times,
         4000, u"gifts"_s, any, isBelow<1000>},
        {u"giving-hours"_s, u"Gifts in office hours"_s,
         u"The share of gifts between 8 and 18 o'clock by the giver's clock."_s, u"at least 60 %"_s, ownFigure,
         Form::Share, 300, u"gifts"_s, any, isAtLeast<600>},
        {u"gift-size"_s, u"Long tail of gifts"_s, u"The mean gift against the median one: few gifts are very large."_s,
         u"at least 1.5 ×"_s, ownFigure, Form::Times, 1000, u"gifts"_s, any, isAtLeast<1500>},
        {u"round-gifts"_s, u"Round gifts"_s, u"The share of gifts that are multiples of 5."_s, u"at least 50 %"_s,
         ownFigure, Form::Share, 500, u"gifts"_s, any, isAtLeast<500>},
    };
}

QList<Property> donors()
{
    return {
        {u"small-donors"_s,
         u"Small donors"_s,
         u"The share of the last year's donors who gave less than 500 in their currency."_s,
         u"80 to 90 %"_s,
         fep,
         Form::Share,
         300,
         u"donors"_s,
         {false, false, 1, donation},
         isBetween<800, 900>},
        {u"retention"_s,
         u"Donors who come back"_s,
         u"Of those who gave in a year and not in the one before (new), and of those who gave in both (repeat), how "
         u"many "
         "give in the next."_s,
         u"new 14 %, repeat 50 %"_s,
         fep,
         Form::TwoShares,
         150,
         u"new or repeat donors"_s,
         {false, false, 3, donation},
         comeBackAsDonorsDo},
        {u"matching"_s,
         u"Gift matching"_s,
         u"The share of all people whose gifts were matched in the last year."_s,
         u"5 to 15 %"_s,
         u"CECP (about 9 % of employees)"_s,
         Form::Share,
         800,
         u"people"_s,
         {false, false, 1, donation},
         isBetween<50, 150>},
    };
}

QList<Property> volunteering()
{
    const Scope year{false, false, 1, volunteer};
    return {
        {u"volunteer-share"_s, u"Volunteers"_s, u"The share of all people who volunteered in the last year."_s,
         u"about a third (25 to 42 %)"_s, americorps, Form::Share, 300, u"people"_s, year, isBetween<250, 420>},
        {u"volunteer-hours"_s, u"Hours per volunteer"_s,
         u"Mean and median hours of the last year, of people who were there all year: few give very many."_s,
         u"mean above median"_s, americorps, Form::Hours, 100, u"volunteers"_s, year, isFirstAboveSecond},
        {u"volunteer-spread"_s, u"Spread of hours"_s,
         u"The standard deviation of the logarithm of a volunteer's hours in the last year."_s,
         u"near 0.75 (0.60 to 0.90)"_s, americorps, Form::Plain, 250, u"volunteers"_s, year, isBetween<600, 900>},
        {u"volunteer-days"_s,
         u"No weekend peak"_s,
         u"Shifts on the quieter of Wednesday and Thursday against those on Saturday."_s,
         u"above 1 ×"_s,
         ownFigure,
         Form::Times,
         500,
         u"shifts"_s,
         {false, false, 0, volunteer},
         isAbove<1000>},
    };
}

QList<Property> coursesAndActivity()
{
    const Scope courses{false, false, 0, learning};
    return {
        {u"learning-length"_s, u"Length of courses"_s, u"The mean length of learning against the median one."_s,
         u"above 1 ×"_s, ownFigure, Form::Times, 300, u"courses"_s, courses, isAbove<1000>},
        {u"learning-completion"_s, u"Courses completed"_s, u"The share of courses that were finished."_s,
         u"below 70 %"_s, ownFigure, Form::Share, 500, u"courses"_s, courses, isBelow<700>},
        {u"top-tenth"_s,
         u"The busiest tenth"_s,
         u"The share of all events that the busiest tenth of people make."_s,
         u"35 to 60 %"_s,
         ownFigure,
         Form::Share,
         800,
         u"people"_s,
         {},
         isBetween<350, 600>},
        {u"quiet-people"_s,
         u"People who do nothing"_s,
         u"The share of people without any event."_s,
         u"above 0 %"_s,
         ownFigure,
         Form::Share,
         100,
         u"people"_s,
         {},
         isAbove<0>},
    };
}

QList<Property> workforce()
{
    return {
        {u"ages"_s,
         u"Ages"_s,
         u"The share of people aged 22 to 67, and the decade of age with most of them."_s,
         u"all of 22 to 67, most in their thirties"_s,
         ownFigure,
         Form::Ages,
         300,
         u"people"_s,
         {},
         areWorkingAges},
        {u"tenure"_s,
         u"Recent joiners"_s,
         u"The share of people who joined in the last two years, against the two years before."_s,
         u"more recent ones"_s,
         ownFigure,
         Form::TwoShares,
         200,
         u"people"_s,
         {},
         isFirstAboveSecond},
        {u"given-names"_s,
         u"First names by age"_s,
         u"How often two people share a first name: those born up to 1972 against those born from 1988. Older cohorts "
         "bear fewer names."_s,
         u"above 1 ×"_s,
         u"Social Security Administration: top ten 30 % in 1950, 8 % in 2024"_s,
         Form::Times,
         200,
         u"older people"_s,
         {true, false, 0, {}},
         isAbove<1000>},
        {u"family-names"_s,
         u"Family names"_s,
         u"Bearers of their country's ten commonest family names against what its population has."_s,
         u"within a third (0.67 to 1.33 ×)"_s,
         u"Census Bureau 2010; compilations of national statistics"_s,
         Form::Times,
         70,
         u"expected bearers"_s,
         {},
         isBetween<667, 1333>},
        {u"start-dates"_s,
         u"Nothing before the first day"_s,
         u"Events before their person joined."_s,
         u"none"_s,
         ownRule,
         Form::Count,
         1,
         u"events"_s,
         {},
         isNone},
        {u"currencies"_s,
         u"Currencies"_s,
         u"Amounts in a currency that is not their region's, and amounts with more decimals than their currency has."_s,
         u"none"_s,
         ownRule,
         Form::TwoCounts,
         1,
         u"amounts"_s,
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
        return u"%1 and %2 %"_s.arg(number(measure.figure * 100, 1), number(measure.second * 100, 1));
    case Form::Times:
        return number(measure.figure, 2) + u" ×"_s;
    case Form::Plain:
        return number(measure.figure, 2);
    case Form::Hours:
        return u"%1 and %2 h"_s.arg(number(measure.figure, 1), number(measure.second, 1));
    case Form::Ages:
        return u"%1 %, most from %2"_s.arg(number(measure.figure * 100, 1), number(measure.second, 0));
    case Form::Count:
        return number(measure.figure, 0);
    case Form::TwoCounts:
        return u"%1 and %2"_s.arg(number(measure.figure, 0), number(measure.second, 0));
    }
    Q_UNREACHABLE();
}

} // namespace showroom::realism
