#pragma once

#include <QList>
#include <QString>

namespace showroom::realism {

/// What was counted of one property: its figure, for some a second one, and from how many rows.
struct Measure {
    double figure = 0;
    double second = 0;
    qint64 sample = 0;

    bool operator==(const Measure &) const = default;
};

/// In which form a property's figure is said.
enum class Form {
    Share, ///< 0.224 → "22.4 %"
    TwoShares,
    Times, ///< 9.1 → "9.1 ×"
    Plain, ///< 0.76 → "0.76"
    Hours, ///< mean and median
    Ages,  ///< share in working age, and the decade with most people
    Count,
    TwoCounts
};

/// What a property can be told of at all.
struct Scope {
    bool isWestern = false;  ///< only where people of the United States or the United Kingdom are
    bool isSeasonal = false; ///< only with seasonality
    int years = 0;           ///< whole ones that the history must cover
    QString kind;            ///< of event; empty: any
};

/// A property of real data: what it is, who published its figure, and between which bounds generated data has it.
struct Property {
    QString name;  ///< stable: "december"
    QString label; ///< "December"
    QString meaning;
    QString expected;
    QString source;
    Form form = Form::Share;
    qint64 needed = 0; ///< so many rows make the bounds mean something
    QString rows;      ///< of what: "gifts"
    Scope scope;
    bool (*holds)(const Measure &measure) = nullptr;
};

/// All of them, in the order in which they are shown. Sources of the figures: each property's `source`.
const QList<Property> &properties();

/// A measure in the property's form, by the C locale: "5.4 to 8.6 %", "9.1 ×".
QString textOf(Form form, const Measure &measure);

} // namespace showroom::realism
