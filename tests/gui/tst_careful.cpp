#include "gui/common/data_table.h"
#include "gui/common/message_bar.h"
#include "gui/environments/environment_details_page.h"
#include "gui/sandboxes/expiry_page.h"
#include "gui/seeding/seeding_page.h"
#include "gui/sessions/reset_dialog.h"
#include "gui/sessions/session_actions.h"
#include "gui/sessions/sessions_page.h"
#include "gui/shell/connection_chip.h"
#include "gui/tour/tour_sandboxes.h"
#include "gui/tour/tour_stage.h"

#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;

/// A careful connection asks for a name before anything is taken away, and the window says how careful it is.
class TestCareful final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void asksForTheName_data();
    void asksForTheName();
    void doesNothingWhenItIsNotTyped();
    void doesItAtOnceOnOthers();
    void asksBeforeACancel();
    void asksBeforeAnUndo();
    void asksForTheEnvironmentBeforeAReset();
    void showsTheLevel_data();
    void showsTheLevel();

private:
    QPushButton *press(const QString &page, const QString &button);
    QDialog *question() const { return m_stage->window().findChild<QDialog *>(u"carefulQuestion"_s); }
    void setCareful(bool isCareful)
    {
        m_stage->data().standing().set(access::rightsOfRole(u"admin"_s), isCareful, u"Prod"_s);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TourStage> m_stage;
};

void TestCareful::initTestCase()
{
    m_theme = std::make_unique<Theme>();
}

void TestCareful::init()
{
    m_stage = std::make_unique<TourStage>(sandboxFleet(), *m_theme, m_folder.filePath(u"console.ini"_s));
    m_stage->window().show();
    setCareful(true);
}

void TestCareful::cleanup()
{
    m_stage.reset();
}

/// Presses a button of the page, with something selected; the button.
QPushButton *TestCareful::press(const QString &page, const QString &name)
{
    QWidget *shown = &m_stage->expiryPage();
    if (page == u"access") {
        auto *details = new EnvironmentDetailsPage(
            u"sandbox-fabrikam-trial"_s, {m_stage->data(), m_stage->environmentSource(), m_stage->clock(),
                                          m_stage->settings(), &m_stage->sessionSource(), &m_stage->sandboxSource()});
        m_stage->window().openPage(details);
        details->findChild<QTabWidget *>(u"tabWidget"_s)->setCurrentIndex(3);
        auto *links = details->findChild<DataTable *>(u"linksTable"_s);
        [&] { QTRY_VERIFY(links->model()->rowCount() > 0); }();
        links->selectRow(0);
        shown = details;
    } else {
        m_stage->window().showPage(u"expiry"_s);
        m_stage->expiryPage().findChild<QAbstractButton *>(u"weekBucketRadioButton"_s)->click();
        m_stage->expiryPage().findChild<DataTable *>(u"expiryTable"_s)->selectRow(0);
    }
    auto *button = shown->findChild<QPushButton *>(name);
    [&] { QTRY_VERIFY(button->isEnabled()); }();
    button->click();
    return button;
}

void TestCareful::asksForTheName_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("bar");
    QTest::addColumn<QString>("fact");
    QTest::newRow("expire") << u"expiry"_s << u"expireButton"_s << u"problemBar"_s << u"expired."_s;
    QTest::newRow("revoke a link") << u"access"_s << u"revokeLinkButton"_s << u"messageBar"_s << u"is revoked"_s;
}

void TestCareful::asksForTheName()
{
    QFETCH(QString, page);
    QFETCH(QString, button);
    QFETCH(QString, bar);
    QFETCH(QString, fact);
    QWidget *window = press(page, button)->window();
    QVERIFY(question());
    auto *confirm = question()->findChild<QPushButton *>(u"confirmButton"_s);
    auto *input = question()->findChild<QLineEdit *>(u"confirmationLineEdit"_s);
    QVERIFY(!confirm->isEnabled());
    QTest::keyClicks(input, u"yes"_s);
    QVERIFY(!confirm->isEnabled());
    input->clear();
    const QString name = input->accessibleName().section(u' ', 1, 1);
    QVERIFY2(name.startsWith(u"sandbox-") || name.startsWith(u"demo-"), qPrintable(name));
    QTest::keyClicks(input, name);
    QVERIFY(confirm->isEnabled());
    confirm->click();
    const auto told = [&] {
        for (const auto *one : window->findChildren<MessageBar *>(bar)) {
            if (one->isVisible() && one->fact().contains(fact))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(told());
}

void TestCareful::doesNothingWhenItIsNotTyped()
{
    press(u"access"_s, u"revokeLinkButton"_s);
    question()->reject();
    QTRY_VERIFY(!question());
    for (const auto *bar : m_stage->window().findChildren<MessageBar *>(u"messageBar"_s))
        QVERIFY(!bar->fact().contains(u"revoked"));
}

void TestCareful::doesItAtOnceOnOthers()
{
    setCareful(false);
    press(u"expiry"_s, u"expireButton"_s);
    QVERIFY(!question());
}

void TestCareful::asksBeforeACancel()
{
    auto *page = new SeedingPage(&m_stage->operations(), m_stage->data().standing());
    m_stage->window().openPage(page);
    page->showJob(sandboxFleet().jobs.constFirst().id, u"Globex"_s);
    auto *cancel = page->findChild<QPushButton *>(u"cancelJobButton"_s);
    QTRY_VERIFY(cancel->isVisible() && cancel->isEnabled());
    cancel->click();
    QVERIFY(question());
    QVERIFY(question()->windowTitle().contains(u"Cancel"));
    question()->reject();
    QVERIFY(cancel->isEnabled());
}

void TestCareful::asksBeforeAnUndo()
{
    sessions::Archive archive;
    archive.environmentId = u"demo-acme-robotics"_s;
    m_stage->sessionsPage().actions().undo(archive);
    QVERIFY(question());
    QVERIFY(question()
                ->findChild<QLineEdit *>(u"confirmationLineEdit"_s)
                ->accessibleName()
                .contains(u"demo-acme-robotics"));
}

void TestCareful::asksForTheEnvironmentBeforeAReset()
{
    sessions::Session session;
    session.id = u"17"_s;
    session.environmentId = u"demo-acme-robotics"_s;
    m_stage->sessionsPage().actions().reset(session, {});
    auto *dialog = m_stage->window().findChild<ResetDialog *>();
    QVERIFY(dialog);
    dialog->input()->setText(sessions::resetToken());
    QVERIFY(!dialog->isConfirmed());
    dialog->input()->setText(u"demo-acme-robotics"_s);
    QVERIFY(dialog->isConfirmed());
}

void TestCareful::showsTheLevel_data()
{
    QTest::addColumn<profiles::Confirmation>("level");
    QTest::addColumn<QString>("word");
    QTest::newRow("normal") << profiles::Confirmation::Normal << QString();
    QTest::newRow("careful") << profiles::Confirmation::Careful << u"careful"_s;
    QTest::newRow("read-only") << profiles::Confirmation::ReadOnly << u"read-only"_s;
}

void TestCareful::showsTheLevel()
{
    QFETCH(profiles::Confirmation, level);
    QFETCH(QString, word);
    auto *chip = m_stage->window().findChild<ConnectionChip *>();
    m_stage->window().setConnection({u"Prod"_s, u"ops"_s, Qt::red, profiles::Confirmation::Normal});
    const int width = chip->sizeHint().width();
    m_stage->window().setConnection({u"Prod"_s, u"ops"_s, Qt::red, level});
    QCOMPARE(chip->accessibleDescription(), word.isEmpty() ? u"Prod ops"_s : u"Prod ops "_s + word);
    QCOMPARE(chip->sizeHint().width() > width, !word.isEmpty());
    QCOMPARE(m_stage->window().windowTitle(), u"Prod · ops — Showroom"_s);
}

QTEST_MAIN(TestCareful)
#include "tst_careful.moc"
