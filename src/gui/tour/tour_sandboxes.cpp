#include "gui/tour/tour_sandboxes.h"

#include "base/day_count.h"

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;
using environments::Status;
using sandboxes::AccessLink;
using sandboxes::LinkState;
using sandboxes::Sandbox;
using sandboxes::Type;

namespace {

struct Sketch {
    const char *name;
    const char *id;
    Type type;
    Status status;
    const char *owner;
    int hoursLeft;
    int users;
    int apiCalls;
    int autoResetHours; ///< 0: never
    bool isProtected = false;
};

QList<Sketch> sketches()
{
    const int day = 24;
    return {
        {"Fabrikam Trial", "sandbox-fabrikam-trial", Type::Trial, Status::Ready, "ingrid.solheim", 6 * day - 4, 4,
         2'318, 0},
        {"Autumn Course", "sandbox-autumn-course", Type::Training, Status::Ready, "amelia.hart", 71 * day, 24, 11'402,
         24},
        {"Wingtip Integration", "sandbox-wingtip-integration", Type::Development, Status::Ready, "marcus.bell",
         19 * day, 6, 100'000, 0},
        {"Booth Tour", "sandbox-booth-tour", Type::Demo, Status::Ready, "sofia.duarte", 20, 5, 3'960, 12},
        {"Litware Trial", "sandbox-litware-trial", Type::Trial, Status::Expired, "sofia.duarte", -2 * day, 8, 8'211, 0},
        {"Proseware Trial", "sandbox-proseware-trial", Type::Trial, Status::Ready, "ingrid.solheim", -3, 2, 640, 0},
        {"Onboarding Class", "sandbox-onboarding-class", Type::Training, Status::Ready, "amelia.hart", 12 * day, 50,
         31'870, 168, true},
        {"Partner Sandbox", "sandbox-partner", Type::Development, Status::Ready, "marcus.bell", 27 * day, 3, 18'020, 0},
        {"Coho Trial", "sandbox-coho-trial", Type::Trial, Status::Seeding, "ingrid.solheim", 14 * day, 0, 0, 0},
        {"Spring Course", "sandbox-spring-course", Type::Training, Status::Ready, "amelia.hart", 44 * day, 18, 9'120,
         24},
        {"Keynote Tour", "sandbox-keynote-tour", Type::Demo, Status::Ready, "sofia.duarte", 3 * day + 2, 1, 88, 0},
    };
}

Environment environmentOf(const Sketch &sketch)
{
    Environment made;
    made.id = QLatin1String(sketch.id);
    made.name = QLatin1String(sketch.name);
    made.kind = environments::Kind::Sandbox;
    made.sandboxType = sandboxes::toWord(sketch.type);
    made.status = sketch.status;
    made.isolation = environments::Isolation::Full;
    made.blueprint = u"impact"_s;
    made.blueprintVersion = 1;
    made.size = u"small"_s;
    made.regions = {u"US"_s};
    made.vertical = u"general"_s;
    made.owner = QLatin1String(sketch.owner);
    made.isProtected = sketch.isProtected;
    made.createdAt = tourTime().addDays(-8);
    made.expiresAt = tourTime().addSecs(qint64(sketch.hoursLeft) * 3600);
    made.lastAccessAt = tourTime().addSecs(-40 * 60);
    made.referenceDate = tourTime().date().addDays(-8);
    made.counts = {{u"impact.users"_s, 50}, {u"impact.events"_s, 1'125}};
    made.eventsTotal = 1'125;
    made.storageBytes = 1'320'000;
    return made;
}

Sandbox sandboxOf(const Environment &environment)
{
    Sandbox made;
    made.environment = environment;
    made.apiRate = 60;
    for (const sandboxes::RestrictionInfo &info : sandboxes::restrictions())
        made.restrictions.insert(info.name, true);
    for (const Sketch &sketch : sketches()) {
        if (environment.id != QLatin1String(sketch.id))
            continue;
        made.type = sketch.type;
        made.users = sketch.users;
        made.usedApiCalls = sketch.apiCalls;
        if (sketch.autoResetHours > 0) {
            made.autoResetHours = sketch.autoResetHours;
            made.lastResetAt = QDateTime(tourTime().date(), QTime(2, 0), Qt::UTC);
            made.nextResetAt = made.lastResetAt.addSecs(std::max(24, sketch.autoResetHours) * 3600);
        }
    }
    made.maxUsers = sandboxes::infoOf(made.type).maxUsers;
    made.maxApiCalls = sandboxes::infoOf(made.type).maxApiCalls;
    made.personas = 3;
    made.links = 2;
    return made;
}

AccessLink link(const QString &label, const QString &persona, LinkState state, int uses, std::optional<int> maxUses)
{
    AccessLink made;
    made.id = label;
    made.label = label;
    made.personaName = persona;
    made.state = state;
    made.uses = uses;
    made.maxUses = maxUses;
    made.createdAt = tourTime().addDays(-5);
    made.createdBy = u"ingrid.solheim"_s;
    if (uses > 0)
        made.lastUsedAt = tourTime().addSecs(-uses * 5'000);
    if (state != LinkState::Revoked)
        made.expiresAt = tourTime().addDays(state == LinkState::Expired ? -1 : 5);
    return made;
}

} // namespace

TourFixture sandboxFleet()
{
    TourFixture fixture = tourFleet();
    QList<Environment> made;
    for (const Sketch &sketch : sketches())
        made.append(environmentOf(sketch));
    fixture.environments = made + fixture.environments;
    return fixture;
}

TourSandboxes::TourSandboxes(const TourFixture &fixture)
{
    for (const Environment &environment : fixture.environments)
        if (environment.kind == environments::Kind::Sandbox)
            m_sandboxes.append(sandboxOf(environment));
}

template <class T>
QFuture<Result<T>> TourSandboxes::answer(const T &value) const
{
    return QtFuture::makeReadyFuture(m_error ? Result<T>(*m_error) : Result<T>(value));
}

QFuture<Result<QList<Sandbox>>> TourSandboxes::list()
{
    return answer(m_sandboxes);
}

QFuture<Result<Sandbox>> TourSandboxes::find(const QString &id)
{
    for (const Sandbox &sandbox : std::as_const(m_sandboxes))
        if (sandbox.environment.id == id)
            return answer(sandbox);
    return QtFuture::makeReadyFuture(Result<Sandbox>(fail(ErrorCode::NotFound, u"There is no such sandbox."_s)));
}

QFuture<Result<std::optional<sandboxes::Banner>>> TourSandboxes::banner(const QString &id)
{
    std::optional<sandboxes::Banner> banner;
    for (const Sandbox &sandbox : std::as_const(m_sandboxes)) {
        const Environment &environment = sandbox.environment;
        if (environment.id != id || environment.status != Status::Ready)
            continue;
        const qint64 days = daysUntil(environment.expiresAt, tourTime());
        banner =
            sandboxes::Banner{u"Sandbox"_s, u"This environment holds sample data. It expires in %1 days."_s.arg(days),
                              environment.expiresAt, u"#b54708"_s, !environment.isProtected};
    }
    return answer(banner);
}

QFuture<Result<QList<sandboxes::Persona>>> TourSandboxes::personas(const QString &)
{
    return answer(QList<sandboxes::Persona>{
        {u"1"_s, u"Jane Smith"_s, u"jane.smith@forge.example"_s, u"Owner"_s, {}, {}, true},
        {u"2"_s,
         u"Omar Haddad"_s,
         u"omar.haddad@forge.example"_s,
         u"Administrator"_s,
         {},
         tourTime().addDays(-2),
         true},
        {u"3"_s, u"Li Wei"_s, u"li.wei@forge.example"_s, u"Member"_s, {}, {}, true},
    });
}

QFuture<Result<QList<sandboxes::User>>> TourSandboxes::users(const QString &)
{
    const auto user = [](const QString &person, int days, int minutes) {
        return sandboxes::User{person, tourTime().addDays(-days), tourTime().addSecs(-60 * minutes)};
    };
    return answer(QList<sandboxes::User>{user(u"elise.martin@northbridge.example"_s, 6, 40),
                                         user(u"jane.smith@forge.example"_s, 5, 190),
                                         user(u"visitor:7Yq2"_s, 2, 2'900)});
}

QFuture<Result<QList<AccessLink>>> TourSandboxes::listLinks(const QString &)
{
    return answer(QList<AccessLink>{
        link(u"Elise at Northbridge"_s, u"Jane Smith"_s, LinkState::Active, 2, 5),
        link(u"Landing page"_s, {}, LinkState::Active, 41, std::nullopt),
        link(u"Call on Tuesday"_s, u"Li Wei"_s, LinkState::Expired, 1, 1),
        link(u"Sent to the wrong address"_s, u"Omar Haddad"_s, LinkState::Revoked, 0, 1),
    });
}

QFuture<Result<QString>> TourSandboxes::environmentUrl(const QString &id, const QString &persona)
{
    const QString query = persona.isEmpty() ? QString() : u"?auto_login="_s + persona;
    return answer(QString(u"https://%1.demo.example.com"_s.arg(id) + query));
}

/// What is past its date goes, what is expired for long is deleted; a held one stays.
QFuture<Result<sandboxes::SweepPreview>> TourSandboxes::previewSweep(sandboxes::Sweep sweep, const QDateTime &asOf)
{
    using sandboxes::SweepAction;
    const auto item = [](const QString &id, const QString &name, SweepAction action, int hours,
                         const QString &obstacle = {}) {
        return sandboxes::SweepItem{
            id, name, action, tourTime().addSecs(-3600 * hours), tourTime().addSecs(-3600 * hours), obstacle};
    };
    sandboxes::SweepPreview preview;
    preview.cap = 50;
    preview.asOf = asOf;
    if (m_sandboxes.isEmpty())
        return answer(preview);
    if (sweep == sandboxes::Sweep::AutoReset)
        preview.items = {item(u"sandbox-autumn-course"_s, u"Autumn Course"_s, SweepAction::Reset, 12),
                         item(u"sandbox-booth-tour"_s, u"Booth Tour"_s, SweepAction::Reset, 1,
                              u"Held by sofia.duarte until 15:00."_s)};
    else if (sweep == sandboxes::Sweep::Expiry)
        preview.items = {item(u"sandbox-proseware-trial"_s, u"Proseware Trial"_s, SweepAction::Expire, 3),
                         item(u"sandbox-booth-tour"_s, u"Booth Tour"_s, SweepAction::Warn1, -20),
                         item(u"sandbox-fabrikam-trial"_s, u"Fabrikam Trial"_s, SweepAction::Warn7, -140)};
    else
        preview.items = {item(u"sandbox-litware-2025"_s, u"Litware 2025"_s, SweepAction::Delete, 31 * 24)};
    return answer(preview);
}

QFuture<Result<sandboxes::SweepTimes>> TourSandboxes::sweepTimes()
{
    return answer(sandboxes::SweepTimes());
}

QFuture<Result<QList<sandboxes::UpcomingReset>>> TourSandboxes::upcomingResets()
{
    QList<sandboxes::UpcomingReset> resets;
    for (const Sandbox &sandbox : std::as_const(m_sandboxes))
        if (sandbox.autoResetHours)
            resets.append({sandbox.environment.id, sandbox.environment.name, *sandbox.autoResetHours,
                           sandbox.lastResetAt, sandbox.nextResetAt});
    std::sort(resets.begin(), resets.end(),
              [](const auto &one, const auto &other) { return one.nextResetAt < other.nextResetAt; });
    return answer(resets);
}

QFuture<Result<QList<sandboxes::SweepOutcome>>> TourSandboxes::runSweep(sandboxes::Sweep sweep)
{
    QList<sandboxes::SweepOutcome> outcomes;
    const auto preview = previewSweep(sweep, {}).result();
    for (const sandboxes::SweepItem &item : preview.value_or(sandboxes::SweepPreview()).items) {
        sandboxes::SweepOutcome outcome{item, std::nullopt, std::nullopt};
        if (!item.obstacle.isEmpty())
            outcome.error = fail(ErrorCode::Busy, item.obstacle);
        outcomes.append(outcome);
    }
    return answer(outcomes);
}

QFuture<Result<sandboxes::Usage>> TourSandboxes::usageOf(const sandboxes::UsageRange &range)
{
    const auto all = usageByEnvironment(range).result().value_or(QList<sandboxes::Usage>());
    sandboxes::Usage sum;
    for (const sandboxes::Usage &one : all) {
        if (!range.environmentId.isEmpty() && one.environmentId != range.environmentId)
            continue;
        sum.sessions += one.sessions;
        sum.uniqueUsers += one.uniqueUsers;
        sum.linkUses += one.linkUses;
        sum.apiCalls += one.apiCalls;
        sum.created += one.created;
        sum.converted += one.converted;
    }
    if (!all.isEmpty()) {
        sum.meanSessionMinutes = 18.4;
        sum.lastAccessAt = tourTime().addSecs(-40 * 60);
    }
    return answer(sum);
}

QFuture<Result<QList<sandboxes::Usage>>> TourSandboxes::usageByEnvironment(const sandboxes::UsageRange &)
{
    QList<sandboxes::Usage> usage;
    for (const Sandbox &sandbox : std::as_const(m_sandboxes)) {
        sandboxes::Usage one;
        one.environmentId = sandbox.environment.id;
        one.environmentName = sandbox.environment.name;
        one.uniqueUsers = sandbox.users;
        one.sessions = sandbox.users * 7;
        one.linkUses = sandbox.users * 2;
        one.apiCalls = sandbox.usedApiCalls;
        one.meanSessionMinutes = 6.0 + sandbox.users * 0.8;
        one.lastAccessAt = sandbox.environment.lastAccessAt;
        one.created = 1;
        usage.append(one);
    }
    if (!usage.isEmpty()) {
        sandboxes::Usage gone{
            u"sandbox-tailspin"_s, u"Tailspin Trial"_s, false, 61, 9, 14, 7'310, 24.5, tourTime().addDays(-3), 1, 1};
        usage.append(gone);
    }
    std::sort(usage.begin(), usage.end(),
              [](const auto &one, const auto &other) { return one.sessions > other.sessions; });
    return answer(usage);
}

QFuture<Result<QList<sandboxes::UsageDay>>> TourSandboxes::usageByDay(const sandboxes::UsageRange &range)
{
    QList<sandboxes::UsageDay> days;
    for (QDate day = range.from; day <= range.until; day = day.addDays(1)) {
        const int weekly = m_sandboxes.isEmpty() ? 0 : day.dayOfWeek() > 5 ? 3 : 18 + day.day() % 9;
        days.append({day, weekly, weekly / 2, weekly * 140, 0});
    }
    return answer(days);
}

QFuture<Result<sandboxes::ConversionReport>>
TourSandboxes::previewConversion(const sandboxes::ConversionRequest &request)
{
    sandboxes::ConversionReport report;
    report.sandboxId = request.sandboxId;
    report.target = request.target;
    report.tables = {{u"forge.organisations"_s, 1, 4, 0, 0, 0},
                     {u"forge.users"_s, 2, 0, 1, 0, 2},
                     {u"forge.projects"_s, 3, 0, 2, 0, 3},
                     {u"forge.tasks"_s, 41, 0, 6, 0, 14},
                     {u"forge.comments"_s, 87, 0, 0, 0, 0}};
    report.realUsers = 2;
    report.personasLeft = 2;
    return answer(report);
}

QFuture<Result<sandboxes::ConversionReport>> TourSandboxes::convert(const sandboxes::ConversionRequest &request)
{
    return previewConversion(request);
}

QFuture<Result<std::optional<sandboxes::Conversion>>> TourSandboxes::conversionOf(const QString &)
{
    return answer(std::optional<sandboxes::Conversion>());
}

QFuture<Result<void>> TourSandboxes::change(const QString &, const sandboxes::Change &)
{
    return QtFuture::makeReadyFuture(Result<void>());
}

QFuture<Result<void>> TourSandboxes::setProtected(const QStringList &, bool)
{
    return QtFuture::makeReadyFuture(Result<void>());
}

QFuture<Result<void>> TourSandboxes::expire(const QStringList &)
{
    return QtFuture::makeReadyFuture(Result<void>());
}

QFuture<Result<void>> TourSandboxes::dismissUser(const QString &, const QString &)
{
    return QtFuture::makeReadyFuture(Result<void>());
}

QFuture<Result<sandboxes::NewLink>> TourSandboxes::createLink(const sandboxes::LinkRequest &)
{
    const QString token = u"srl_3mQ7bYtX9uVfK2sWcR5nLd8eHgJ1pZaT4oB6iNxE0yM"_s;
    return answer(sandboxes::NewLink{{}, token, QString(u"https://demo.example.com/demo/"_s + token)});
}

QFuture<Result<void>> TourSandboxes::revokeLink(const QString &)
{
    return QtFuture::makeReadyFuture(Result<void>());
}

QFuture<Result<void>> TourSandboxes::setPassword(const QString &, const QString &, const QString &)
{
    return QtFuture::makeReadyFuture(Result<void>());
}

} // namespace showroom::gui
