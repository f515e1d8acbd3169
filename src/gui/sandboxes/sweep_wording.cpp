#include "gui/sandboxes/sweep_wording.h"

#include "base/when_ready.h"
#include "gui/sandboxes/sandbox_source.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using sandboxes::Sweep;
using sandboxes::SweepAction;
using sandboxes::SweepItem;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::gui)
};

using Handler = std::function<void(const Result<sandboxes::SweepPreview> &)>;

/// The first beginning of this hour (UTC) that is still to come.
QDateTime nextHour(int hour, const QDateTime &now)
{
    const QDateTime utc = now.toUTC();
    const QDateTime today(utc.date(), QTime(hour, 0), Qt::UTC);
    return today > utc ? today : today.addDays(1);
}

void readNext(SandboxSource &source, QList<Sweep> sweeps, const Night &night, QObject *context,
              const sandboxes::SweepPreview &soFar, const Handler &handler)
{
    if (sweeps.isEmpty()) {
        handler(soFar);
        return;
    }
    const Sweep sweep = sweeps.takeFirst();
    whenReady(source.previewSweep(sweep, night.of(sweep)), context,
              [&source, sweeps, night, context, soFar, handler](const Result<sandboxes::SweepPreview> &preview) {
                  if (!preview) {
                      handler(preview.error());
                      return;
                  }
                  sandboxes::SweepPreview sum = *preview;
                  sum.items = soFar.items + preview->items;
                  sum.beyondCap += soFar.beyondCap;
                  readNext(source, sweeps, night, context, sum, handler);
              });
}

} // namespace

QString actionText(SweepAction action)
{
    switch (action) {
    case SweepAction::Reset:
        return Texts::tr("Reset");
    case SweepAction::Warn7:
        return Texts::tr("Warn 7 days ahead");
    case SweepAction::Warn1:
        return Texts::tr("Warn a day ahead");
    case SweepAction::Expire:
        return Texts::tr("Expire");
    case SweepAction::Delete:
        break;
    }
    return Texts::tr("Delete");
}

QString actionGlyph(SweepAction action)
{
    switch (action) {
    case SweepAction::Reset:
        return u"rotate-ccw"_s;
    case SweepAction::Warn7:
    case SweepAction::Warn1:
        return u"calendar-clock"_s;
    case SweepAction::Expire:
        return u"hourglass"_s;
    case SweepAction::Delete:
        break;
    }
    return u"trash-2"_s;
}

QList<FactList::Fact> tonightFacts(const QList<SweepItem> &items)
{
    const auto count = [&items](QList<SweepAction> actions) {
        return QLocale().toString(std::count_if(items.begin(), items.end(), [&actions](const SweepItem &item) {
            return item.obstacle.isEmpty() && actions.contains(item.action);
        }));
    };
    return {{Texts::tr("Reset"), count({SweepAction::Reset}), Meaning::Neutral, u"rotate-ccw"_s},
            {Texts::tr("Expire"), count({SweepAction::Expire}), Meaning::Neutral, u"hourglass"_s},
            {Texts::tr("Delete"), count({SweepAction::Delete}), Meaning::Neutral, u"trash-2"_s},
            {Texts::tr("Warnings"), count({SweepAction::Warn7, SweepAction::Warn1}), Meaning::Neutral,
             u"calendar-clock"_s}};
}

QString shortMoment(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), u"ddd d MMM, HH:mm"_s);
}

Night nextNight(const QDateTime &now, const sandboxes::SweepTimes &times)
{
    return {nextHour(times.resetHour, now), nextHour(times.expiryHour, now)};
}

void readSweeps(SandboxSource &source, const Night &night, QObject *context, const Handler &handler)
{
    readNext(source, {Sweep::AutoReset, Sweep::Expiry, Sweep::CleanUp}, night, context, {}, handler);
}

} // namespace showroom::gui
