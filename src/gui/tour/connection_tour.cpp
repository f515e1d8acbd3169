#include "gui/tour/connection_tour.h"

#include "gui/connection/connection_page.h"
#include "gui/tour/tour_stage.h"

#include <QSettings>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using State = ConnectionController::State;

namespace {

/// Answers at once, as a computer in the wanted condition would.
class TourConnection final : public ConnectionBackend {
public:
    TourConnection(const SchemaState &schema, const std::optional<Error> &error)
        : m_schema(schema)
        , m_error(error)
    {
    }

    Result<database::ConnectionSettings> start() override
    {
        return m_error ? Result<database::ConnectionSettings>(*m_error) : database::ConnectionSettings();
    }
    Result<SchemaState> schemaState() override { return m_schema; }
    Result<void> migrate() override { return {}; }
    Result<access::Identity> identify(const database::ConnectionSettings &) override
    {
        return access::Identity{u"showroom_local"_s, u"admin"_s, u"showroom"_s};
    }
    QString location() const override { return u"~/.local/share/showroom"_s; }
    QString masterSaltFile() const override { return {}; }

private:
    SchemaState m_schema;
    std::optional<Error> m_error;
};

/// The page and all that belongs to it, as long as the page lives.
ConnectionPage *open(TourStage &stage, const SchemaState &schema, const std::optional<Error> &error, bool start)
{
    auto *settings = new QSettings(stage.settingsFile(), QSettings::IniFormat, &stage.window());
    auto *controller = new ConnectionController(std::make_unique<TourConnection>(schema, error), settings, settings);
    auto *page = new ConnectionPage(controller);
    stage.window().openPage(page);
    if (start)
        controller->startLocal();
    return page;
}

TourScreen screen(const QString &name, const SchemaState &schema, const std::optional<Error> &error, State state)
{
    return {
        .name = name,
        .fixture = [] { return TourFixture(); },
        .prepare =
            [=](TourStage &stage) {
                if (state != State::Connected)
                    stage.window().setConnectionState(ConnectionState::None);
                stage.window().setNavigationEnabled(false);
                open(stage, schema, error, state != State::NotChosen);
            },
        .isReady = [state](TourStage &stage,
                           QWidget *) { return stage.window().findChild<ConnectionController *>()->state() == state; }};
}

} // namespace

QList<TourScreen> connectionTour()
{
    const SchemaState older{{u"showroom 0003_refresh"_s, u"impact 0002_programs"_s}, false, false};
    const Error noPostgres{ErrorCode::DatabaseUnreachable,
                           u"PostgreSQL is not installed on this computer."_s,
                           u"Install the package postgresql-15, then try again."_s,
                           {},
                           {}};
    return {
        screen(u"first-start"_s, {}, {}, State::NotChosen),
        screen(u"first-start-done"_s, {}, {}, State::Connected),
        screen(u"first-start-updates"_s, older, {}, State::NeedsMigration),
        screen(u"first-start-failed"_s, {}, noPostgres, State::Failed),
    };
}

} // namespace showroom::gui
