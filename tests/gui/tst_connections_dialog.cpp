#include "core/profiles/profile_store.h"
#include "core/profiles/system_keychain.h"
#include "gui/common/message_bar.h"
#include "gui/connection/connection_tester.h"
#include "gui/connection/connections_dialog.h"
#include "support/tcp_server.h"
#include "support/test_result.h"

#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;

namespace {

/// A keychain in memory, or none at all; outlives the keeper.
struct Secrets {
    bool isThere = true;
    QHash<QString, QString> kept;
};

class FakeKeychain final : public profiles::Keychain {
public:
    explicit FakeKeychain(Secrets *secrets)
        : m_secrets(secrets)
    {
    }

    QFuture<Result<QString>> read(const QString &key) override
    {
        return answer(Result<QString>(m_secrets->kept.value(key)));
    }
    QFuture<Result<void>> write(const QString &key, const QString &secret) override
    {
        if (m_secrets->isThere)
            m_secrets->kept.insert(key, secret);
        return answer(Result<void>());
    }
    QFuture<Result<void>> remove(const QString &key) override
    {
        m_secrets->kept.remove(key);
        return answer(Result<void>());
    }

private:
    template <class T>
    QFuture<T> answer(const T &value)
    {
        return QtFuture::makeReadyFuture(m_secrets->isThere ? value : T(fail(ErrorCode::NotFound, u"No keychain."_s)));
    }

    Secrets *m_secrets;
};

} // namespace

/// The dialog of all connections, with real servers where one is needed.
class TestConnectionsDialog final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void keepsAConnectionAndItsPassword();
    void keepsAPasswordForThisRunWithoutAKeychain();
    void fallsBackWithoutASessionBus();
    void takesThePasswordAlongWithANewName();
    void showsProblemsAtTheirFields();
    void showsTheFieldsOfAWay();
    void asksBeforeItDropsChanges();
    void removesAConnectionWithItsPassword();
    void bringsARemovedConnectionBack();
    void leavesABrokenFileAlone();
    void testsAConnection();
    void stopsATest();

private:
    void open(const QString &current = {});
    QPushButton *button(const QString &name) const { return m_dialog->findChild<QPushButton *>(name); }
    void type(const QString &field, const QString &text) const;
    MessageBar *bar(const QString &name) const { return m_dialog->findChild<MessageBar *>(name); }
    QString hint(const QString &name) const { return m_dialog->findChild<QLabel *>(name)->text(); }
    QListWidget *list() const { return m_dialog->findChild<QListWidget *>(u"connectionsListWidget"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<profiles::ProfileStore> m_store;
    std::unique_ptr<Secrets> m_secrets;
    std::unique_ptr<PasswordKeeper> m_passwords;
    std::unique_ptr<ServerTester> m_tester;
    std::unique_ptr<ConnectionsDialog> m_dialog;
};

void TestConnectionsDialog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<profiles::ProfileStore>(m_folder->filePath(u"profiles.conf"_s));
    m_secrets = std::make_unique<Secrets>();
    m_passwords = std::make_unique<PasswordKeeper>(std::make_unique<FakeKeychain>(m_secrets.get()));
    m_tester = std::make_unique<ServerTester>();
}

void TestConnectionsDialog::cleanup()
{
    m_dialog.reset();
    m_tester.reset();
    m_passwords.reset();
}

void TestConnectionsDialog::open(const QString &current)
{
    m_dialog = std::make_unique<ConnectionsDialog>(
        ConnectionsDialog::Collaborators{*m_store, *m_passwords, *m_tester, u"/home/somebody/showroom"_s}, current);
    m_dialog->show();
}

void TestConnectionsDialog::type(const QString &field, const QString &text) const
{
    auto *edit = m_dialog->findChild<QLineEdit *>(field + u"LineEdit"_s);
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

void TestConnectionsDialog::keepsAConnectionAndItsPassword()
{
    open();
    QSignalSpy wanted(m_dialog.get(), &ConnectionsDialog::connectRequested);
    type(u"name"_s, u"Staging"_s);
    type(u"host"_s, u"db.example.com"_s);
    type(u"password"_s, u"secret"_s);
    button(u"connectButton"_s)->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].toString(), u"Staging"_s);
    const auto profile = m_store->find(u"Staging"_s);
    VERIFY_RESULT(profile);
    QCOMPARE(profile->host, u"db.example.com"_s);
    QCOMPARE(m_secrets->kept.values(), QStringList{u"secret"_s});
    QFile file(m_store->file());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("secret"));
}

void TestConnectionsDialog::keepsAPasswordForThisRunWithoutAKeychain()
{
    m_secrets->isThere = false;
    open();
    QTRY_VERIFY(hint(u"passwordHint"_s).contains(u"no keychain"));
    QVERIFY(hint(u"passwordHint"_s).contains(u"~/.pgpass"));
    type(u"name"_s, u"Staging"_s);
    type(u"password"_s, u"secret"_s);
    button(u"saveConnectionButton"_s)->click();
    QCOMPARE(m_passwords->find(u"Staging"_s).result(), u"secret"_s);
    QVERIFY(m_secrets->kept.isEmpty());
}

void TestConnectionsDialog::fallsBackWithoutASessionBus()
{
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    profiles::SystemKeychain keychain;
    QFuture<Result<void>> written = keychain.write(u"showroom test"_s, u"secret"_s);
    QTRY_VERIFY(written.isFinished());
    VERIFY_ERROR(written.result(), ErrorCode::NotFound);
    QVERIFY(written.result().error().hint.contains(u"~/.pgpass"));
    QVERIFY(!keychain.read(u"showroom test"_s).result());
    QVERIFY(!keychain.remove(u"showroom test"_s).result());
}

void TestConnectionsDialog::takesThePasswordAlongWithANewName()
{
    keepsAConnectionAndItsPassword();
    open(u"Staging"_s);
    type(u"name"_s, u"Training"_s);
    button(u"saveConnectionButton"_s)->click();
    QVERIFY(m_store->find(u"Training"_s));
    QVERIFY(!m_store->find(u"Staging"_s));
    QCOMPARE(m_passwords->find(u"Training"_s).result(), u"secret"_s);
    QCOMPARE(m_secrets->kept.size(), 1);
}

void TestConnectionsDialog::showsProblemsAtTheirFields()
{
    open();
    button(u"saveConnectionButton"_s)->click();
    QVERIFY(hint(u"nameHint"_s).contains(u"a name"));
    QVERIFY(bar(u"testBar"_s)->isVisible());
    type(u"name"_s, u"local"_s);
    QVERIFY(!hint(u"nameHint"_s).contains(u"a name"));
    button(u"saveConnectionButton"_s)->click();
    QVERIFY(hint(u"nameHint"_s).contains(u"private server"));
    QVERIFY(!QFile::exists(m_store->file()));
}

void TestConnectionsDialog::showsTheFieldsOfAWay()
{
    open();
    auto *way = m_dialog->findChild<QComboBox *>(u"wayComboBox"_s);
    const auto visible = [this](const char *name) {
        return m_dialog->findChild<QWidget *>(QString::fromLatin1(name))->isVisible();
    };
    QVERIFY(visible("hostLineEdit") && !visible("addressLineEdit") && !visible("serviceComboBox"));
    way->setCurrentIndex(1);
    QVERIFY(visible("serviceComboBox") && visible("databaseLineEdit") && !visible("hostLineEdit"));
    way->setCurrentIndex(2);
    QVERIFY(visible("addressLineEdit") && !visible("databaseLineEdit"));
    type(u"name"_s, u"Staging"_s);
    type(u"address"_s, u"postgresql://me:secret@db.example.com/sales"_s);
    button(u"saveConnectionButton"_s)->click();
    QVERIFY(hint(u"addressHint"_s).contains(u"password"));
    QVERIFY(!QFile::exists(m_store->file()));
}

void TestConnectionsDialog::asksBeforeItDropsChanges()
{
    open();
    type(u"name"_s, u"Staging"_s);
    QVERIFY(list()->currentItem()->text().contains(u"not saved"));
    button(u"closeButton"_s)->click();
    QVERIFY(m_dialog->isVisible());
    QVERIFY(bar(u"testBar"_s)->fact().contains(u"not saved"));
    button(u"closeButton"_s)->click();
    QVERIFY(!m_dialog->isVisible());
}

void TestConnectionsDialog::removesAConnectionWithItsPassword()
{
    keepsAConnectionAndItsPassword();
    open(u"Staging"_s);
    button(u"removeConnectionButton"_s)->click();
    QVERIFY(!m_store->find(u"Staging"_s));
    QVERIFY(m_secrets->kept.isEmpty());
    QCOMPARE(list()->count(), 1);
    QVERIFY(!button(u"removeConnectionButton"_s)->isEnabled());
}

void TestConnectionsDialog::bringsARemovedConnectionBack()
{
    keepsAConnectionAndItsPassword();
    const auto kept = m_secrets->kept;
    const auto profile = m_store->find(u"Staging"_s);
    open(u"Staging"_s);
    button(u"removeConnectionButton"_s)->click();
    QVERIFY(bar(u"removedBar"_s)->isVisible());
    QVERIFY2(bar(u"removedBar"_s)->fact().contains(u"Staging"), qPrintable(bar(u"removedBar"_s)->fact()));
    button(u"undoRemoveButton"_s)->click();
    QVERIFY(!bar(u"removedBar"_s)->isVisible());
    QTRY_COMPARE(m_secrets->kept, kept);
    QVERIFY(m_store->find(u"Staging"_s));
    QCOMPARE(m_store->find(u"Staging"_s)->host, profile->host);
    QCOMPARE(list()->count(), 2);
}

void TestConnectionsDialog::leavesABrokenFileAlone()
{
    const QByteArray broken = "[Old]\nhots=db.example.com\n[Fine]\nhost=fine.example.com\n";
    QFile file(m_store->file());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(broken);
    file.close();
    open(u"Fine"_s);
    QVERIFY(bar(u"fileBar"_s)->isVisible());
    QVERIFY(bar(u"fileBar"_s)->fact().contains(u"Line 2 of the profile “Old”"));
    QVERIFY(bar(u"fileBar"_s)->rest().contains(m_store->file()));
    QCOMPARE(list()->count(), 2);
    type(u"host"_s, u"better.example.com"_s);
    button(u"saveConnectionButton"_s)->click();
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray after = file.readAll();
    QVERIFY(after.startsWith("[Old]\nhots=db.example.com\n[Fine]\n"));
    QVERIFY(after.contains("host=better.example.com"));
}

void TestConnectionsDialog::testsAConnection()
{
    const test::TcpServer server;
    QVERIFY2(server.isValid(), qPrintable(server.error()));
    open();
    type(u"name"_s, u"Staging"_s);
    type(u"host"_s, u"localhost"_s);
    m_dialog->findChild<QSpinBox *>(u"portSpinBox"_s)->setValue(server.port());
    type(u"database"_s, u"postgres"_s);
    type(u"user"_s, u"guarded"_s);
    type(u"password"_s, u"wrong"_s);
    MessageBar *result = bar(u"testBar"_s);
    button(u"testConnectionButton"_s)->click();
    QTRY_VERIFY(result->fact().contains(u"do not match"));
    QVERIFY(result->rest().contains(u"~/.pgpass"));
    type(u"password"_s, u"right"_s);
    button(u"testConnectionButton"_s)->click();
    QTRY_VERIFY2(result->fact().contains(u"CREATEROLE"), qPrintable(result->fact()));
    QVERIFY(result->rest().contains(u"ALTER ROLE guarded CREATEROLE"));
    type(u"user"_s, u"boss"_s);
    button(u"testConnectionButton"_s)->click();
    QTRY_VERIFY2(result->fact().contains(u"you are boss"), qPrintable(result->fact()));
    QVERIFY2(result->rest().contains(u"encrypted (TLSv1."), qPrintable(result->rest()));
    QVERIFY(result->rest().contains(u"not set up there yet"));
    QVERIFY2(!m_store->find(u"Staging"_s), "a test saved the connection");
}

void TestConnectionsDialog::stopsATest()
{
    test::TcpServer server;
    QVERIFY2(server.isValid(), qPrintable(server.error()));
    open();
    type(u"host"_s, u"localhost"_s);
    m_dialog->findChild<QSpinBox *>(u"portSpinBox"_s)->setValue(server.port());
    server.freeze();
    button(u"testConnectionButton"_s)->click();
    QCOMPARE(button(u"testConnectionButton"_s)->text(), u"Stop test"_s);
    button(u"testConnectionButton"_s)->click();
    QCOMPARE(button(u"testConnectionButton"_s)->text(), u"Test"_s);
    QVERIFY(bar(u"testBar"_s)->fact().contains(u"stopped"));
    server.thaw();
}

QTEST_MAIN(TestConnectionsDialog)
#include "tst_connections_dialog.moc"
