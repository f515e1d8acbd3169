#include "gui/tour/connection_tour.h"

#include "core/profiles/profile_store.h"
#include "gui/connection/connection_page.h"
#include "gui/connection/connection_tester.h"
#include "gui/connection/connections_dialog.h"
#include "gui/shell/switch_question.h"
#include "gui/tour/tour_stage.h"

#include <QFile>
#include <QPushButton>
#include <QSettings>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using State = ConnectionController::State;
using access::DatabaseSurvey;
using access::SchemaState;

namespace {

const auto privateFolder = u"~/.local/share/showroom"_s;

/// Answers at once, as a database in the wanted condition would.
class TourConnection final : public ConnectionBackend {
public:
    TourConnection(Result<DatabaseSurvey> survey, bool isPrivate)
        : m_survey(std::move(survey))
        , m_isPrivate(isPrivate)
    {
    }

    ConnectionPlace place() const override
    {
        if (m_isPrivate)
            return {u"local"_s, QColor(0x2A, 0xA1, 0x98), privateFolder, true, false};
        return {u"Staging"_s, QColor(0x8A, 0x63, 0xD2), u"“sales” at db.example.com"_s, false, false};
    }
    QString masterSaltFile() const override { return {}; }
    Result<DatabaseSurvey> survey(const StopCheck &) override { return m_survey; }
    Result<void> migrate() override { return {}; }
    database::ConnectionSettings settings() const override { return {}; }

private:
    Result<DatabaseSurvey> m_survey;
    bool m_isPrivate;
};

/// Every test of a connection ends with this survey.
class TourTester final : public ConnectionTester {
public:
    explicit TourTester(Result<DatabaseSurvey> survey)
        : m_survey(std::move(survey))
    {
    }

    QFuture<Result<DatabaseSurvey>> test(const profiles::Profile &, const QString &,
                                         const std::shared_ptr<std::atomic_bool> &) override
    {
        return QtFuture::makeReadyFuture(m_survey);
    }

private:
    Result<DatabaseSurvey> m_survey;
};

/// A desktop without secrets.
class TourKeychain final : public profiles::Keychain {
public:
    QFuture<Result<QString>> read(const QString &) override { return QtFuture::makeReadyFuture(Result<QString>()); }
    QFuture<Result<void>> write(const QString &, const QString &) override
    {
        return QtFuture::makeReadyFuture(Result<void>());
    }
    QFuture<Result<void>> remove(const QString &) override { return QtFuture::makeReadyFuture(Result<void>()); }
};

/// What the dialog works with; lives as long as the dialog.
struct TourConnections final : QObject {
    TourConnections(const QString &file, Result<DatabaseSurvey> survey)
        : store(file)
        , passwords(std::make_unique<TourKeychain>())
        , tester(std::move(survey))
    {
    }

    profiles::ProfileStore store;
    PasswordKeeper passwords;
    TourTester tester;
};

TourScreen screen(const QString &name, const Result<DatabaseSurvey> &survey, State state, bool isPrivate = true)
{
    return {
        .name = name,
        .fixture = [] { return TourFixture(); },
        .prepare =
            [=](TourStage &stage) {
                auto *settings = new QSettings(stage.settingsFile(), QSettings::IniFormat, &stage.window());
                auto *controller = new ConnectionController(settings, settings);
                if (state != State::Connected)
                    stage.window().setConnectionState(ConnectionState::None);
                stage.window().setNavigationEnabled(false);
                stage.window().openPage(new ConnectionPage(controller, privateFolder));
                if (state != State::NotChosen)
                    controller->connectTo(std::make_shared<TourConnection>(survey, isPrivate));
            },
        .isReady = [state](TourStage &stage,
                           QWidget *) { return stage.window().findChild<ConnectionController *>()->state() == state; }};
}

void addProfiles(const profiles::ProfileStore &store)
{
    profiles::Profile staging;
    staging.name = u"Staging"_s;
    staging.color = u"#8A63D2"_s;
    staging.host = u"db.example.com"_s;
    staging.port = 5432;
    staging.database = u"sales"_s;
    staging.user = u"demo_ops"_s;
    staging.sslRootCert = u"/etc/ssl/example-ca.pem"_s;
    profiles::Profile training = staging;
    training.name = u"Training"_s;
    training.color = u"#B77A18"_s;
    training.way = profiles::Way::Service;
    training.service = u"training"_s;
    for (const profiles::Profile &profile : {staging, training})
        (void)store.save(profile);
}

TourScreen dialogScreen(const QString &name, const Result<DatabaseSurvey> &survey, const QByteArray &broken = {})
{
    return {.name = name, .dialog = [=](TourStage &stage) -> std::unique_ptr<QWidget> {
                const QString path = stage.settingsFile() + u".profiles"_s;
                if (QFile file(path); !broken.isEmpty() && file.open(QIODevice::WriteOnly))
                    file.write(broken);
                auto *with = new TourConnections(path, survey);
                addProfiles(with->store);
                auto dialog = std::make_unique<ConnectionsDialog>(
                    ConnectionsDialog::Collaborators{with->store, with->passwords, with->tester, privateFolder},
                    u"Staging"_s, &stage.window());
                QObject::connect(dialog.get(), &QObject::destroyed, with, &QObject::deleteLater);
                if (broken.isEmpty())
                    dialog->findChild<QPushButton *>(u"testConnectionButton"_s)->click();
                return dialog;
            }};
}

DatabaseSurvey surveyOf(SchemaState schema, const QStringList &pending)
{
    DatabaseSurvey survey;
    survey.identity = {u"demo_ops"_s, u"ops"_s, u"sales"_s};
    survey.serverVersion = u"15.9"_s;
    survey.encryption = u"TLSv1.3"_s;
    survey.schema = schema;
    survey.pending = pending;
    return survey;
}

DatabaseSurvey withoutRights()
{
    DatabaseSurvey survey = surveyOf(SchemaState::Missing, {});
    survey.obstacle =
        fail(ErrorCode::PermissionDenied,
             u"“demo_ops” may not set up or update Showroom in “sales”: it may not make roles (CREATEROLE)."_s,
             u"Have the server's administrator run “showroomctl db migrate --connect …” with a login of theirs, or: "
             "ALTER ROLE demo_ops CREATEROLE;"_s);
    return survey;
}

} // namespace

QList<TourScreen> connectionTour()
{
    const DatabaseSurvey current = surveyOf(SchemaState::Current, {});
    const DatabaseSurvey older =
        surveyOf(SchemaState::Outdated, {u"showroom 0003_refresh"_s, u"impact 0002_programs"_s});
    const Error noPostgres = fail(ErrorCode::DatabaseUnreachable, u"PostgreSQL is not installed on this computer."_s,
                                  u"Install the package postgresql-15, then try again."_s);
    const Error untrusted = fail(
        ErrorCode::DatabaseUnreachable,
        u"The certificate of “sales” at db.example.com is not signed by anybody whom this computer trusts."_s,
        u"Choose the certificate of your company's authority as root certificate (sslrootcert) of the connection."_s);
    return {
        screen(u"first-start"_s, current, State::NotChosen),
        screen(u"first-start-done"_s, current, State::Connected),
        screen(u"first-start-updates"_s, older, State::NeedsMigration),
        screen(u"first-start-failed"_s, noPostgres, State::Failed),
        screen(u"connection-set-up"_s, surveyOf(SchemaState::Missing, {}), State::NeedsMigration, false),
        screen(u"connection-without-rights"_s, withoutRights(), State::NeedsMigration, false),
        screen(u"connection-failed"_s, untrusted, State::Failed, false),
        dialogScreen(u"connections"_s, current),
        dialogScreen(u"connections-failed"_s, untrusted),
        dialogScreen(u"connections-broken-file"_s, current, "[Old]\nhots=db.example.com\n\n"),
        {.name = u"connection-switch"_s,
         .dialog = [](TourStage &stage) -> std::unique_ptr<QWidget> {
             return std::make_unique<SwitchQuestion>(2, u"Staging"_s, &stage.window());
         }},
    };
}

} // namespace showroom::gui
