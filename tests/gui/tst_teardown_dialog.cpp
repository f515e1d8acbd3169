#include "fake_operations.h"
#include "gui/common/message_bar.h"
#include "gui/teardown/teardown_dialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace showroom;
using namespace showroom::gui;
using namespace Qt::StringLiterals;

class TestTeardownDialog final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void listsWhatGoes();
    void onlyTheVeryIdConfirms_data();
    void onlyTheVeryIdConfirms();
    void returnAndEscapeDoNotTearDown();
    void provesThatNothingIsLeft();
    void tellsWhatIsLeft();
    void tearsDownOnlyOnce();
    void staysWhenRefused();
    void offersTheExportFirst();

private:
    template <class T>
    T *child(const QString &name)
    {
        return m_dialog->findChild<T *>(name);
    }
    void confirm();
    void endJob(jobs::JobState state, const std::optional<Error> &error = {});
    QString list() { return child<QWidget>(u"lossesList"_s)->accessibleDescription(); }

    std::unique_ptr<FakeOperations> m_operations;
    std::unique_ptr<TeardownDialog> m_dialog;
};

void TestTeardownDialog::init()
{
    environments::Environment acme;
    acme.id = u"demo-acme"_s;
    acme.name = u"Acme"_s;
    acme.status = environments::Status::Ready;
    m_operations = std::make_unique<FakeOperations>();
    m_operations->preview =
        environments::TeardownPreview{acme, {{u"impact.events"_s, 25'250}, {u"impact.users"_s, 500}}};
    m_dialog = std::make_unique<TeardownDialog>(m_operations.get(), acme);
    m_dialog->show();
    QTRY_VERIFY(!list().isEmpty());
}

void TestTeardownDialog::cleanup()
{
    m_dialog.reset();
    m_operations.reset();
}

void TestTeardownDialog::confirm()
{
    m_dialog->input()->insert(u"demo-acme"_s);
    QTest::mouseClick(child<QPushButton>(u"confirmButton"_s), Qt::LeftButton);
}

void TestTeardownDialog::endJob(jobs::JobState state, const std::optional<Error> &error)
{
    jobs::Job job;
    job.id = 10;
    job.kind = u"teardown"_s;
    job.state = state;
    job.error = error;
    m_operations->tell(job);
}

void TestTeardownDialog::listsWhatGoes()
{
    QVERIFY2(list().contains(u"25,250"_s) && list().contains(u"500"_s), qPrintable(list()));
    QVERIFY2(list().contains(u"25,750"_s), qPrintable(list()));
    QVERIFY(!child<QPushButton>(u"confirmButton"_s)->isEnabled());
    QVERIFY(child<QPushButton>(u"cancelButton"_s)->isDefault());
}

void TestTeardownDialog::onlyTheVeryIdConfirms_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("enabled");
    QTest::newRow("the id") << u"demo-acme"_s << true;
    QTest::newRow("nothing") << u""_s << false;
    QTest::newRow("the name") << u"Acme"_s << false;
    QTest::newRow("part of it") << u"demo-acm"_s << false;
    QTest::newRow("more than it") << u"demo-acme2"_s << false;
    QTest::newRow("other case") << u"Demo-Acme"_s << false;
    QTest::newRow("blank after it") << u"demo-acme "_s << false;
    QTest::newRow("Cyrillic e") << u"d\u0435mo-acme"_s << false;
    QTest::newRow("full width") << u"ｄemo-acme"_s << false;
    QTest::newRow("other hyphen") << u"demo\u2010acme"_s << false;
    QTest::newRow("zero-width joiner") << u"demo-\u200dacme"_s << false;
}

void TestTeardownDialog::onlyTheVeryIdConfirms()
{
    QFETCH(QString, typed);
    QFETCH(bool, enabled);
    m_dialog->input()->insert(typed);
    QCOMPARE(child<QPushButton>(u"confirmButton"_s)->isEnabled(), enabled);
    m_dialog->accept();
    QCOMPARE(m_operations->teardowns.size(), enabled ? 1 : 0);
}

void TestTeardownDialog::returnAndEscapeDoNotTearDown()
{
    m_dialog->input()->insert(u"demo-acme"_s);
    QTest::keyClick(m_dialog->input(), Qt::Key_Return);
    QVERIFY(!m_dialog->isVisible());
    m_dialog->show();
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    QVERIFY(m_operations->teardowns.isEmpty());
}

void TestTeardownDialog::provesThatNothingIsLeft()
{
    confirm();
    QCOMPARE(m_operations->teardowns.value(0), qMakePair(u"demo-acme"_s, u"demo-acme"_s));
    QTRY_VERIFY(child<QWidget>(u"teardownProgressBar"_s)->isVisible());
    endJob(jobs::JobState::Done);
    QTRY_COMPARE(m_dialog->windowTitle(), u"Acme is gone"_s);
    QCOMPARE(list(), u"events: 0; users: 0"_s);
    auto *close = child<QPushButton>(u"closeButton"_s);
    QVERIFY(close->isVisible() && close->isDefault());
    QVERIFY(!child<QPushButton>(u"confirmButton"_s)->isVisible());
    close->click();
    QVERIFY(!m_dialog->isVisible());
}

void TestTeardownDialog::tellsWhatIsLeft()
{
    m_operations->left = Operations::RowCounts{{u"impact.events"_s, 3}, {u"impact.users"_s, 0}};
    confirm();
    QTRY_VERIFY(child<QWidget>(u"teardownProgressBar"_s)->isVisible());
    endJob(jobs::JobState::Done);
    QTRY_COMPARE(list(), u"events: 3; users: 0"_s);
    QVERIFY(child<QLabel>(u"sentenceLabel"_s)->text().contains(u"tear it down again"_s));
}

void TestTeardownDialog::tearsDownOnlyOnce()
{
    m_dialog->input()->insert(u"demo-acme"_s);
    QTest::mouseDClick(child<QPushButton>(u"confirmButton"_s), Qt::LeftButton);
    m_dialog->accept();
    QTRY_VERIFY(child<QWidget>(u"teardownProgressBar"_s)->isVisible());
    m_dialog->accept();
    QCOMPARE(m_operations->teardowns.size(), 1);
}

void TestTeardownDialog::staysWhenRefused()
{
    m_operations->teardownJob = fail(ErrorCode::Conflict, u"It is protected."_s, u"Lift the protection first."_s);
    confirm();
    auto *bar = m_dialog->findChild<MessageBar *>();
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(bar->rest().contains(u"It is protected."_s));
    QVERIFY(m_dialog->isVisible());
    QVERIFY(child<QPushButton>(u"confirmButton"_s)->isEnabled());

    m_operations->teardownJob = qint64(10);
    QTest::mouseClick(child<QPushButton>(u"confirmButton"_s), Qt::LeftButton);
    QTRY_VERIFY(child<QWidget>(u"teardownProgressBar"_s)->isVisible());
    endJob(jobs::JobState::Failed, fail(ErrorCode::DatabaseUnreachable, u"The server is gone."_s));
    QTRY_VERIFY(bar->rest().contains(u"The server is gone."_s));
    QVERIFY(child<QPushButton>(u"confirmButton"_s)->isEnabled());
}

void TestTeardownDialog::offersTheExportFirst()
{
    QSignalSpy wanted(m_dialog.get(), &TeardownDialog::exportFirstRequested);
    child<QPushButton>(u"exportFirstButton"_s)->click();
    QCOMPARE(wanted.value(0).value(0).toString(), u"demo-acme"_s);
    QVERIFY(!m_dialog->isVisible());
    QVERIFY(m_operations->teardowns.isEmpty());
}

QTEST_MAIN(TestTeardownDialog)

#include "tst_teardown_dialog.moc"
