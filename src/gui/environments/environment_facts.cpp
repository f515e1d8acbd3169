#include "gui/environments/environment_facts.h"

#include "gui/common/blueprint_words.h"
#include "gui/common/wording.h"

#include <QCoreApplication>
#include <QLocale>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::gui)
};

QString orDash(const QString &text)
{
    return text.isEmpty() ? u"—"_s : text;
}

QString day(const QDate &date)
{
    return orDash(QLocale().toString(date, QLocale::ShortFormat));
}

} // namespace

QList<FactList::Fact> dataFacts(const Environment &environment)
{
    const bool isOwn = environment.isolation == environments::Isolation::Full;
    QList<FactList::Fact> facts{
        {Texts::tr("Rows"), QLocale().toString(environment.rowsTotal())},
        {Texts::tr("Tables"), QLocale().toString(environment.counts.size())},
        {Texts::tr("Kept in"), isOwn ? Texts::tr("A schema of its own") : Texts::tr("The product’s tables")},
        {Texts::tr("History ends"), day(environment.referenceDate)},
    };
    if (environment.durationMs > 0)
        facts.append({Texts::tr("Filled in"), wording::roughly(std::chrono::milliseconds(environment.durationMs))});
    return facts;
}

QList<FactList::Fact> recipeFacts(const Environment &environment)
{
    const QString version = QString::number(environment.blueprintVersion);
    return {
        {Texts::tr("Blueprint"), environment.blueprint + u' ' + version},
        {Texts::tr("Size"), orDash(environment.size)},
        {Texts::tr("Regions"), orDash(environment.regions.join(u", "_s))},
        {Texts::tr("Vertical"), orDash(verticalLabel(environment.blueprint, environment.vertical))},
        {Texts::tr("Months of history"), QLocale().toString(environment.months)},
        {Texts::tr("Seasons"), environment.seasonality ? Texts::tr("On") : Texts::tr("Off")},
        {Texts::tr("Seed"), QString::number(environment.seed)},
        {Texts::tr("Salt version"), orDash(environment.saltVersion)},
    };
}

QList<FactList::Fact> lifeFacts(const Environment &environment)
{
    QList<FactList::Fact> facts{
        {Texts::tr("Owner"), orDash(environment.owner)},
        {Texts::tr("Notices go to"), orDash(environment.adminEmail)},
        {Texts::tr("Created"), wording::exact(environment.createdAt)},
        {Texts::tr("Expires"), wording::exact(environment.expiresAt)},
        {Texts::tr("Protected"), environment.isProtected ? Texts::tr("Yes") : Texts::tr("No")},
    };
    if (!environment.customer.isEmpty())
        facts.append({Texts::tr("Customer"), environment.customer});
    if (!environment.tags.isEmpty())
        facts.append({Texts::tr("Tags"), environment.tags.join(u", "_s)});
    return facts;
}

} // namespace showroom::gui
