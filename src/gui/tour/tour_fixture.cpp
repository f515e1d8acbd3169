#include "gui/tour/tour_fixture.h"

#include <QTimeZone>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;
using environments::Status;

namespace {

constexpr qint64 globexJob = 41;

struct Sketch {
    const char *name;
    const char *id;
    Status status;
    const char *size;
    QStringList regions;
    const char *vertical;
    const char *owner;
    qint64 people;
    QList<qint64> events; ///< volunteer, donation, learning, enrollment, buddy
    int hoursLeft;
    int hoursOld;
};

const QList<qint64> smallEvents{500, 200, 300, 100, 25};
const QList<qint64> mediumEvents{10'000, 5'000, 8'000, 2'000, 250};
const QList<qint64> largeEvents{50'000, 25'000, 40'000, 10'000, 1'000};

QList<Sketch> sketches()
{
    const int day = 24;
    return {
        {"Globex Industries",
         "demo-globex-industries",
         Status::Seeding,
         "custom",
         {u"MULTI"_s},
         "manufacturing",
         "marcus.bell",
         20'000,
         {792'000, 390'000, 600'000, 158'000, 20'000},
         30 * day,
         0},
        {"Acme Robotics",
         "demo-acme-robotics",
         Status::Ready,
         "medium",
         {u"US"_s, u"UK"_s},
         "technology",
         "ingrid.solheim",
         500,
         mediumEvents,
         6 * day,
         24 * day},
        {"Northwind Health",
         "demo-northwind-health",
         Status::Ready,
         "large",
         {u"EU"_s},
         "healthcare",
         "ingrid.solheim",
         2'000,
         largeEvents,
         24 * day,
         6 * day},
        {"Lumen Energy",
         "demo-lumen-energy",
         Status::Ready,
         "small",
         {u"LATAM"_s},
         "general",
         "sofia.duarte",
         50,
         smallEvents,
         22,
         29 * day},
        {"Ethics Showcase",
         "demo-ethics-showcase",
         Status::Ready,
         "medium",
         {u"UK"_s},
         "consulting",
         "amelia.hart",
         500,
         mediumEvents,
         19 * day,
         11 * day},
        {"Tailspin Retail",
         "demo-tailspin-retail",
         Status::Failed,
         "large",
         {u"US"_s},
         "retail",
         "marcus.bell",
         2'000,
         largeEvents,
         30 * day,
         1},
        {"Fjord Foundation",
         "demo-fjord-foundation",
         Status::Ready,
         "medium",
         {u"EU"_s},
         "nonprofit",
         "ingrid.solheim",
         500,
         mediumEvents,
         5 * day,
         25 * day},
        {"Solstice Bank",
         "demo-solstice-bank",
         Status::Ready,
         "medium",
         {u"UK"_s, u"EU"_s},
         "finance",
         "amelia.hart",
         500,
         mediumEvents,
         28 * day,
         2 * day},
        {"Contoso Academy",
         "demo-contoso-academy",
         Status::Ready,
         "small",
         {u"US"_s},
         "education",
         "priya.raman",
         50,
         smallEvents,
         11 * day,
         19 * day},
        {"Spring Roadshow",
         "demo-spring-roadshow",
         Status::Ready,
         "medium",
         {u"US"_s},
         "general",
         "sofia.duarte",
         500,
         mediumEvents,
         3 * day,
         27 * day},
        {"Initech Evaluation",
         "demo-initech-evaluation",
         Status::Expired,
         "small",
         {u"US"_s},
         "technology",
         "priya.raman",
         50,
         smallEvents,
         -9 * day,
         39 * day},
        {"Payments Lab",
         "demo-payments-lab",
         Status::Ready,
         "medium",
         {u"APAC"_s},
         "finance",
         "kenji.mori",
         500,
         mediumEvents,
         22 * day,
         8 * day},
        {"Wide World Importers",
         "demo-wide-world-importers",
         Status::Cancelled,
         "medium",
         {u"EU"_s, u"APAC"_s},
         "retail",
         "jonas.weber",
         500,
         mediumEvents,
         30 * day,
         3},
        {"Partner Summit",
         "demo-partner-summit",
         Status::Ready,
         "large",
         {u"US"_s, u"UK"_s, u"EU"_s},
         "technology",
         "jonas.weber",
         2'000,
         largeEvents,
         17 * day,
         13 * day},
    };
}

Environment fromSketch(const Sketch &sketch, qint64 jobId)
{
    const QStringList kinds{u"volunteer"_s, u"donation"_s, u"learning"_s, u"enrollment"_s, u"buddy"_s};
    Environment environment;
    environment.id = QString::fromLatin1(sketch.id);
    environment.name = QString::fromLatin1(sketch.name);
    environment.status = sketch.status;
    environment.blueprint = u"impact"_s;
    environment.blueprintVersion = 1;
    environment.size = QString::fromLatin1(sketch.size);
    environment.regions = sketch.regions;
    environment.vertical = QString::fromLatin1(sketch.vertical);
    environment.seed = 7'301'554'120;
    environment.saltVersion = u"2026-01"_s;
    environment.owner = QString::fromLatin1(sketch.owner);
    environment.adminEmail = environment.owner + u"@example.com"_s;
    environment.createdAt = tourTime().addSecs(-sketch.hoursOld * 3600 - 9);
    environment.referenceDate = environment.createdAt.date();
    environment.expiresAt = tourTime().addSecs(sketch.hoursLeft * 3600);
    for (qsizetype i = 0; i < kinds.size(); ++i) {
        environment.eventsByKind.insert(kinds[i], sketch.events[i]);
        environment.eventsTotal += sketch.events[i];
    }
    environment.counts = {{u"impact.users"_s, sketch.people}, {u"impact.events"_s, environment.eventsTotal}};
    environment.jobId = jobId;
    if (environments::canExport(environment)) {
        environment.fingerprint = u"8f3a61c27be0d94415c2a7709e6f3b1d52e8a04c7d9916bf20f4e3a85b6c71d0"_s;
        environment.durationMs = environment.eventsTotal / 60;
        environment.storageBytes = environment.eventsTotal * 290;
    }
    return environment;
}

jobs::PartProgress part(const QString &name, const QString &label, qint64 done, qint64 total)
{
    using jobs::PartState;
    const auto state = done == 0 ? PartState::Waiting : done == total ? PartState::Done : PartState::Running;
    return {name, label, done, total, state};
}

jobs::Job globexSeeding()
{
    jobs::Job job;
    job.id = globexJob;
    job.kind = u"seed"_s;
    job.environmentId = u"demo-globex-industries"_s;
    job.state = jobs::JobState::Running;
    job.actor = u"marcus.bell"_s;
    job.program = u"showroom"_s;
    job.createdAt = tourTime().addSecs(-9);
    job.startedAt = tourTime().addMSecs(-5'900);
    job.progress.phase = u"write"_s;
    job.progress.done = 1'240'000;
    job.progress.total = 1'980'000;
    job.progress.elapsedMs = 5'900;
    job.progress.parts = {
        part(u"users"_s, u"People"_s, 20'000, 20'000),
        part(u"volunteer"_s, u"Volunteering"_s, 792'000, 792'000),
        part(u"donation"_s, u"Donations"_s, 390'000, 390'000),
        part(u"learning"_s, u"Learning"_s, 38'000, 600'000),
        part(u"enrollment"_s, u"Enrolments"_s, 0, 158'000),
        part(u"buddy"_s, u"Buddies"_s, 0, 20'000),
    };
    job.progress.log = {u"14:09:54 20 steps to write"_s, u"14:09:54 People: 20,000"_s,
                        u"14:09:57 Volunteering: 792,000"_s, u"14:09:59 Donations: 390,000"_s};
    return job;
}

} // namespace

QDateTime tourTime()
{
    return {QDate(2026, 11, 20), QTime(14, 10), QTimeZone::utc()};
}

TourFixture tourFleet()
{
    TourFixture fixture;
    qint64 jobId = globexJob;
    for (const Sketch &sketch : sketches())
        fixture.environments.append(fromSketch(sketch, jobId--));
    fixture.jobs = {globexSeeding()};
    return fixture;
}

} // namespace showroom::gui
