#include "gui/overview/fleet_figures.h"

#include "gui/common/wording.h"
#include "gui/environments/status_presentation.h"
#include "gui/shell/job_wording.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;
using environments::Status;
using jobs::Job;
using jobs::JobState;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::gui)
};

template <class Test>
int countOf(const auto &all, Test test)
{
    return int(std::count_if(all.begin(), all.end(), test));
}

/// "1 failed · 2 in progress"; what is zero is left out.
QString listed(const QList<std::pair<int, QString>> &parts)
{
    QStringList words;
    for (const auto &[count, text] : parts)
        if (count > 0)
            words << text;
    return words.join(u" · "_s);
}

RowsModel::Value stateOf(const Job &job)
{
    if (job.isOrphaned)
        return {Texts::tr("Interrupted"), {}, Meaning::Warning, u"triangle-alert"_s};
    switch (job.state) {
    case JobState::Queued:
        return {Texts::tr("Waiting"), {}, Meaning::Neutral, u"circle-dashed"_s};
    case JobState::Running:
        return {Texts::tr("Running"), {}, Meaning::Info, u"loader"_s};
    case JobState::Paused:
        return {Texts::tr("Paused"), {}, Meaning::Neutral, u"circle-pause"_s};
    case JobState::Done:
        return {Texts::tr("Done"), {}, Meaning::Success, u"circle-check"_s};
    case JobState::Failed:
        return {Texts::tr("Failed"), {}, Meaning::Danger, u"circle-x"_s};
    case JobState::Cancelled:
        break;
    }
    return {Texts::tr("Cancelled"), {}, Meaning::Neutral, u"circle-pause"_s};
}

} // namespace

TileText environmentsTile(const QList<Environment> &environments)
{
    const int ready =
        countOf(environments, [](const Environment &e) { return e.status == Status::Ready && !e.isInterrupted; });
    const int failed = countOf(environments, hasFailed);
    const int busy = countOf(environments, isInProgress);
    const int expired = countOf(environments, [](const Environment &e) { return e.status == Status::Expired; });
    TileText tile;
    tile.figure = QLocale().toString(environments.size());
    tile.unit = Texts::tr("%1 ready").arg(QLocale().toString(ready));
    tile.note = listed({{failed, Texts::tr("%n unfinished", nullptr, failed)},
                        {busy, Texts::tr("%n busy", nullptr, busy)},
                        {expired, Texts::tr("%n expired", nullptr, expired)}});
    if (tile.note.isEmpty())
        tile.note = Texts::tr("All of them can be used");
    tile.meaning = failed > 0 ? Meaning::Warning : Meaning::Neutral;
    return tile;
}

TileText expiryTile(const QList<Environment> &environments, const QDateTime &now)
{
    const Environment *next = nullptr;
    int soon = 0;
    for (const Environment &environment : environments) {
        if (!isExpiringSoon(environment, now))
            continue;
        ++soon;
        if (!next || environment.expiresAt < next->expiresAt)
            next = &environment;
    }
    TileText tile;
    tile.figure = QLocale().toString(soon);
    tile.unit = Texts::tr("of %1").arg(QLocale().toString(environments.size()));
    tile.note = next ? Texts::tr("Next: %1, %2").arg(next->name, wording::dueIn(next->expiresAt, now))
                     : Texts::tr("None in the coming week");
    tile.meaning = next ? Meaning::Warning : Meaning::Neutral;
    return tile;
}

TileText sessionsTile(const sessions::SessionFigures &figures)
{
    TileText tile;
    tile.figure = QLocale().toString(figures.open);
    tile.unit = figures.people > 0 ? Texts::tr("of %n person(s)", nullptr, int(figures.people)) : QString();
    tile.note = figures.inUse > 0 ? Texts::tr("%n used within the last hour", nullptr, int(figures.inUse))
                                  : Texts::tr("None used within the last hour");
    return tile;
}

TileText storageTile(const QList<Environment> &environments)
{
    qint64 bytes = 0;
    int measured = 0;
    for (const Environment &environment : environments) {
        bytes += environment.storageBytes.value_or(0);
        measured += environment.storageBytes.has_value() ? 1 : 0;
    }
    const QStringList words = wording::dataSize(bytes).split(u' ');
    TileText tile;
    tile.figure = words.value(0);
    tile.unit = words.value(1);
    tile.note = Texts::tr("with indexes, in %n environment(s)", nullptr, measured);
    return tile;
}

QList<RowsModel::Row> activityRows(const QList<Job> &latest, const QList<Environment> &environments,
                                   const QDateTime &now)
{
    QHash<QString, QString> names;
    for (const Environment &environment : environments)
        names.insert(environment.id, environment.name);
    QList<RowsModel::Row> rows;
    for (const Job &job : latest) {
        const QDateTime when = job.finishedAt.isValid() ? job.finishedAt : job.createdAt;
        rows.append({{wording::jobTitle(job, names.value(job.environmentId)), job.actor},
                     stateOf(job),
                     {wording::ago(when, now)}});
    }
    return rows;
}

} // namespace showroom::gui
