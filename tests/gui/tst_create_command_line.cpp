#include "core/environments/create_tenant.h"
#include "gui/wizard/command_line.h"

#include <QProcess>
#include <QTest>

#include <functional>

using namespace showroom;
using namespace showroom::environments;
using namespace Qt::StringLiterals;

using Change = std::function<void(CreateTenant &)>;
Q_DECLARE_METATYPE(Change)

/// The line of the wizard's last step must do the same when somebody pastes it into a shell.
class TestCreateCommandLine final : public QObject {
    Q_OBJECT

private slots:
    void tellsWhatDiffers_data();
    void tellsWhatDiffers();
    void survivesAShell_data();
    void survivesAShell();
};

void TestCreateCommandLine::tellsWhatDiffers_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const Change &change, const QString &words) {
        QTest::newRow(name) << change << words;
    };
    row(
        "defaults", [](auto &) {}, u""_s);
    row(
        "vertical", [](auto &r) { r.vertical = u"finance"_s; }, u" --vertical finance"_s);
    row(
        "months", [](auto &r) { r.months = 24; }, u" --months 24"_s);
    row(
        "no seasons", [](auto &r) { r.seasonality = false; }, u" --no-seasonality"_s);
    row(
        "seed", [](auto &r) { r.seed = 42; }, u" --seed 42"_s);
    row(
        "admin", [](auto &r) { r.adminEmail = u"a@example.com"_s; }, u" --admin a@example.com"_s);
    row(
        "a schema of its own", [](auto &r) { r.isolation = u"full"_s; }, u" --isolation full"_s);
    row(
        "days", [](auto &r) { r.lifeDays = 14; }, u" --days 14"_s);
    row(
        "tags",
        [](auto &r) {
            r.tags = {u"a"_s, u"b"_s};
        },
        u" --tag a --tag b"_s);
}

void TestCreateCommandLine::tellsWhatDiffers()
{
    QFETCH(Change, change);
    QFETCH(QString, words);
    CreateTenant request;
    request.name = u"Acme"_s;
    change(request);
    QCOMPARE(gui::createCommandLine(request), u"showroomctl create --name Acme --size medium --regions US"_s + words);
}

void TestCreateCommandLine::survivesAShell_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("blank") << u"Acme Robotics"_s;
    QTest::newRow("quotes") << u"O'Neil \"&\" Sons"_s;
    QTest::newRow("substitution") << u"$(rm -rf /tmp/x) `id` $HOME"_s;
    QTest::newRow("other script") << u"Сокол 株式会社"_s;
    QTest::newRow("glob") << u"* ? [a]; | > < ! ~"_s;
}

void TestCreateCommandLine::survivesAShell()
{
    QFETCH(QString, name);
    CreateTenant request;
    request.name = name;
    QProcess shell;
    shell.start(u"/bin/sh"_s, {u"-c"_s, u"showroomctl() { printf %s \"$3\"; }; "_s + gui::createCommandLine(request)});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()), name);
}

QTEST_GUILESS_MAIN(TestCreateCommandLine)

#include "tst_create_command_line.moc"
