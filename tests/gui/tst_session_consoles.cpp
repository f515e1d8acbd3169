#include "base/clock.h"
#include "gui/common/data_table.h"
#include "gui/common/message_bar.h"
#include "gui/common/theme.h"
#include "gui/operations/console_data.h"
#include "gui/operations/database_link.h"
#include "gui/operations/database_operations.h"
#include "gui/operations/database_sessions.h"
#include "gui/sessions/changes_view.h"
#include "gui/sessions/reset_dialog.h"
#include "gui/sessions/session_actions.h"
#include "gui/sessions/sessions_page.h"
#include "gui/shell/window_settings.h"
#include "support/session_fixture.h"
#include "support/test_result.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;
using namespace showroom::test;

namespace {

constexpr qint64 longestDelay = 2000; // ms, until a console shows what another one did
constexpr qint64 longestReset = 500;  // ms from click to bar on a busy machine; some tens otherwise

/// The Sessions page of one console.
struct Console {
    Console(const database::ConnectionSettings &settings, const QString &file)
        : operations(link, clock)
        , data(operations)
        , source(link)
        , window(file)
        , page({source, data, clock, window})
    {
        operations.connectTo(settings, {});
        page.resize(1300, 800);
        page.show();
    }

    QAbstractItemModel *list() const { return page.findChild<DataTable *>(u"sessionsTable"_s)->model(); }
    QString cell(int column) const { return list()->index(0, column).data().toString(); }
    int changedRows() const { return page.findChild<ChangesView *>()->model()->rowCount(); }

    SystemClock clock;
    DatabaseLink link;
    DatabaseOperations operations;
    ConsoleData data;
    DatabaseSessions source;
    WindowSettings window;
    SessionsPage page;
};

} // namespace

/// Two consoles and a product on one database.
class TestSessionConsoles final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void seeASessionThatWasOpenedElsewhere();
    void seeWhatTheProductDoes();
    void resetAndRestoreForEachOther();

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<SessionFixture> m_fixture;
    QTemporaryDir m_folder;
};

void TestSessionConsoles::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_theme = std::make_unique<Theme>();
}

void TestSessionConsoles::init()
{
    m_fixture = std::make_unique<SessionFixture>();
    QVERIFY2(m_fixture->isValid(), qPrintable(m_fixture->error()));
}

void TestSessionConsoles::seeASessionThatWasOpenedElsewhere()
{
    Console one(m_fixture->database().local(), m_folder.filePath(u"one.ini"_s));
    Console two(m_fixture->database().login(u"support"_s), m_folder.filePath(u"two.ini"_s));
    QTRY_VERIFY(one.page.findChild<QWidget *>(u"emptyListState"_s)->isVisible());
    const auto opened = one.source.openSession({u"demo-acme"_s, u"jane"_s, u"Call"_s});
    QTRY_VERIFY(opened.isFinished());
    VERIFY_RESULT(opened.result());
    QTRY_COMPARE_WITH_TIMEOUT(two.list()->rowCount(), 1, longestDelay);
    QCOMPARE(two.cell(0), u"Call"_s);
}

void TestSessionConsoles::seeWhatTheProductDoes()
{
    ProductClient product = m_fixture->enter(u"jane"_s);
    Console one(m_fixture->database().local(), m_folder.filePath(u"one.ini"_s));
    QTRY_COMPARE(one.list()->rowCount(), 1);
    QCOMPARE(product.run("UPDATE client SET points = 5 WHERE id IN (1, 2)"), u"2"_s);
    QTRY_COMPARE_WITH_TIMEOUT(one.cell(2), u"2"_s, 2 * longestDelay); // a product announces nothing
    QTRY_COMPARE(one.changedRows(), 2);
}

void TestSessionConsoles::resetAndRestoreForEachOther()
{
    ProductClient product = m_fixture->enter(u"jane"_s);
    const QString before = product.ask("SELECT points FROM client WHERE id = 1");
    QCOMPARE(product.run("UPDATE client SET points = 55 WHERE id = 1"), u"1"_s);
    Console one(m_fixture->database().local(), m_folder.filePath(u"one.ini"_s));
    Console two(m_fixture->database().login(u"support"_s), m_folder.filePath(u"two.ini"_s));
    QTRY_COMPARE(two.cell(2), u"1"_s);
    auto *reset = one.page.findChild<QPushButton *>(u"resetButton"_s);
    QTRY_VERIFY(reset->isVisible() && reset->isEnabled());
    reset->click();
    auto *dialog = one.page.findChild<ResetDialog *>();
    QVERIFY(dialog);
    dialog->input()->setText(u"CONFIRM_RESET"_s);
    QElapsedTimer timer;
    qint64 took = -1; // taken where the bar is shown: waiting for it looks only twenty times a second
    connect(&one.page.actions(), &SessionActions::sessionReset, this, [&] { took = timer.elapsed(); });
    timer.start();
    dialog->findChild<QPushButton *>(u"confirmButton"_s)->click();
    auto *bar = one.page.findChild<MessageBar *>(u"outcomeBar"_s);
    QTRY_VERIFY(bar->isVisible());
    qInfo("from the click to the bar: %lld ms", static_cast<long long>(took));
    QVERIFY(took >= 0 && took < longestReset);
    QCOMPARE(product.ask("SELECT points FROM client WHERE id = 1"), before);
    QTRY_COMPARE_WITH_TIMEOUT(two.cell(2), u"0"_s, longestDelay);
    two.page.findChild<QPushButton *>(u"archivesButton"_s)->click();
    auto *undo = two.page.findChild<QPushButton *>(u"undoButton"_s);
    QTRY_VERIFY(undo->isVisible());
    undo->click();
    QTRY_COMPARE_WITH_TIMEOUT(one.cell(2), u"1"_s, longestDelay);
    QCOMPARE(product.ask("SELECT points FROM client WHERE id = 1"), u"55"_s);
}

QTEST_MAIN(TestSessionConsoles)
#include "tst_session_consoles.moc"
