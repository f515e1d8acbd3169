#include "base/clock.h"
#include "base/translations.h"
#include "fake_fleet.h"
#include "fake_operations.h"
#include "fake_sandboxes.h"
#include "gui/common/data_table.h"
#include "gui/common/message_bar.h"
#include "gui/common/theme.h"
#include "gui/sandboxes/seat_links_dialog.h"
#include "gui/wizard/bulk_dialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;

/// Creating a number of environments from a list or a pattern.
class BulkDialogTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void createsFromAPattern();
    void createsFromAList();
    void takesTheChoicesOfAPreset();
    void showsEachProblemAtItsLine();
    void knowsTakenIds();
    void saysWhyNoneWasCreated();
    void refusesAPatternWithoutANumber();
    void createsSandboxesOfAType();
    void asksForLinksIntoTheSeats();
    void makesLinksAndShowsThemOnce();
    void goesOnWhenOneLinkFails();
    void savesLinksForOneself();

private:
    void open();
    template <class T>
    T *part(const QString &name) const
    {
        T *found = m_dialog->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    QPushButton *create() const { return part<QPushButton>(u"createManyButton"_s); }
    void writeList(const QString &text);
    QStringList lines() const;

    std::unique_ptr<Translations> m_translations;
    std::unique_ptr<Theme> m_theme;
    FixedClock m_clock{QDateTime({2026, 11, 20}, {12, 0}, Qt::UTC)};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<environments::PresetStore> m_presets;
    std::unique_ptr<FakeFleet> m_fleet;
    std::unique_ptr<FakeOperations> m_operations;
    std::unique_ptr<BulkDialog> m_dialog;
};

void BulkDialogTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_translations = std::make_unique<Translations>(*QCoreApplication::instance(), QLocale());
    m_theme = std::make_unique<Theme>();
}

void BulkDialogTest::init()
{
    m_dialog.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_presets = std::make_unique<environments::PresetStore>(m_folder->filePath(u"presets.json"_s));
    m_fleet = std::make_unique<FakeFleet>();
    m_operations = std::make_unique<FakeOperations>();
    open();
}

void BulkDialogTest::open()
{
    m_dialog = std::make_unique<BulkDialog>(BulkDialog::Services{m_operations.get(), m_fleet.get(), m_presets.get(),
                                                                 *generation::loadBuiltIn(u"impact"_s), &m_clock});
    m_dialog->show();
}

void BulkDialogTest::writeList(const QString &text)
{
    part<QPushButton>(u"listChipButton"_s)->click();
    part<QPlainTextEdit>(u"listTextEdit"_s)->setPlainText(text);
}

QStringList BulkDialogTest::lines() const
{
    const QAbstractItemModel *model = part<DataTable>(u"linesTable"_s)->model();
    QStringList all;
    for (int row = 0; row < model->rowCount(); ++row)
        all << model->index(row, 0).data().toString() + u'|' + model->index(row, 2).data().toString();
    return all;
}

void BulkDialogTest::createsFromAPattern()
{
    part<QLineEdit>(u"patternLineEdit"_s)->setText(u"Seat {nn}"_s);
    part<QSpinBox>(u"numberSpinBox"_s)->setValue(30);
    QTRY_COMPARE(create()->text(), u"Create 30 environments"_s);
    QVERIFY(create()->isEnabled());
    QSignalSpy created(m_dialog.get(), &BulkDialog::created);
    create()->click();
    QCOMPARE(m_operations->creations.size(), 30);
    QCOMPARE(m_operations->creations.constLast().name, u"Seat 30"_s);
    QCOMPARE(m_operations->creations.constFirst().size, u"medium"_s);
    QCOMPARE(created.size(), 1);
    QVERIFY(!m_dialog->isVisible());
}

void BulkDialogTest::createsFromAList()
{
    writeList(u"Berlin, b@example.com\nOslo\n"_s);
    part<QSpinBox>(u"daysSpinBox"_s)->setValue(90);
    QTRY_COMPARE(lines(), QStringList({u"Berlin|Free"_s, u"Oslo|Free"_s}));
    create()->click();
    QCOMPARE(m_operations->creations.size(), 2);
    QCOMPARE(m_operations->creations.constFirst().adminEmail, u"b@example.com"_s);
    QVERIFY(!m_operations->creations.constLast().adminEmail);
    QCOMPARE(m_operations->creations.constLast().lifeDays, 90);
}

void BulkDialogTest::takesTheChoicesOfAPreset()
{
    environments::CreateTenant kept;
    kept.size = u"small"_s;
    kept.lifeDays = 90;
    kept.regions = {u"UK"_s};
    QVERIFY(m_presets->save(u"Training"_s, kept));
    open();
    part<QComboBox>(u"presetComboBox"_s)->setCurrentText(u"Training"_s);
    QCOMPARE(part<QSpinBox>(u"daysSpinBox"_s)->value(), 90);
    QCOMPARE(part<QComboBox>(u"sizeComboBox"_s)->currentData().toString(), u"small"_s);
    create()->click();
    QCOMPARE(m_operations->creations.constFirst().regions, QStringList{u"UK"_s});
    QCOMPARE(m_operations->creations.constFirst().size, u"small"_s);
}

void BulkDialogTest::showsEachProblemAtItsLine()
{
    writeList(u"Berlin\nprod-x\nberlin\nOslo,nobody\na, b@example.com, c\n"_s);
    QTRY_COMPARE(lines().size(), 5);
    QCOMPARE(lines().filter(u"Problem"_s).size(), 3);
    const QAbstractItemModel *model = m_dialog->findChild<DataTable *>(u"linesTable"_s)->model();
    for (int row = 0; row < model->rowCount(); ++row) // words are no ids
        QCOMPARE(model->index(row, 0).data(ProblemRole).toBool(), row < 4);
    QCOMPARE(lines().filter(u"Unreadable"_s).size(), 1);
    QCOMPARE(lines().constLast(), u"Berlin|Free"_s); // what has to be done stands first
    QVERIFY(!create()->isEnabled());
}

void BulkDialogTest::knowsTakenIds()
{
    m_fleet->taken = {u"demo-oslo"_s};
    writeList(u"Berlin\nOslo\n"_s);
    QTRY_COMPARE(lines(), QStringList({u"Oslo|Problem"_s, u"Berlin|Free"_s}));
    QVERIFY(!create()->isEnabled());
}

void BulkDialogTest::saysWhyNoneWasCreated()
{
    m_operations->creation = fail(ErrorCode::RateLimited, u"The limit is reached."_s, u"The next one is free soon."_s);
    create()->click();
    QVERIFY(m_dialog->isVisible());
    auto *bar = m_dialog->findChild<MessageBar *>();
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->fact(), u"None was created."_s);
    QVERIFY(bar->rest().contains(u"free soon"));
    QVERIFY(create()->isEnabled());
}

void BulkDialogTest::refusesAPatternWithoutANumber()
{
    part<QLineEdit>(u"patternLineEdit"_s)->setText(u"Seat"_s);
    QTRY_VERIFY(!create()->isEnabled());
    part<QSpinBox>(u"numberSpinBox"_s)->setValue(1);
    QTRY_VERIFY(create()->isEnabled());
}

void BulkDialogTest::createsSandboxesOfAType()
{
    auto *choices = part<QComboBox>(u"presetComboBox"_s);
    QVERIFY(!part<QWidget>(u"termsWidget"_s)->isVisible());
    choices->setCurrentIndex(choices->findData(u"training"_s));
    QVERIFY(part<QWidget>(u"termsWidget"_s)->isVisible());
    QCOMPARE(part<QSpinBox>(u"daysSpinBox"_s)->value(), 90);
    QCOMPARE(part<QSpinBox>(u"maxUsersSpinBox"_s)->value(), 50);
    part<QSpinBox>(u"maxUsersSpinBox"_s)->setValue(2);
    part<QComboBox>(u"sizeComboBox"_s)->setCurrentIndex(1);
    part<QSpinBox>(u"numberSpinBox"_s)->setValue(30);
    QTRY_COMPARE(create()->text(), u"Create 30 environments"_s);
    const QModelIndex seat = part<DataTable>(u"linesTable"_s)->model()->index(0, 0);
    QCOMPARE(seat.data(SubTextRole).toString(), u"sandbox-training-seat-1"_s);
    QSignalSpy created(m_dialog.get(), &BulkDialog::created);
    QSignalSpy links(m_dialog.get(), &BulkDialog::linksWanted);
    QVERIFY(create()->isEnabled());
    create()->click();
    QVERIFY(m_operations->creations.isEmpty());
    QCOMPARE(m_operations->sandboxCreations.size(), 30);
    const sandboxes::CreateSandbox &last = m_operations->sandboxCreations.constLast();
    QCOMPARE(last.tenant.name, u"Training seat 30"_s);
    QCOMPARE(last.tenant.blueprint, u"forge"_s);
    QCOMPARE(last.tenant.size, u"realistic"_s);
    QCOMPARE(last.type, sandboxes::Type::Training);
    QCOMPARE(last.terms.maxUsers, std::optional(2));
    QVERIFY(!last.terms.maxApiCalls);
    QCOMPARE(created.size(), 1);
    QVERIFY(links.isEmpty());
}

void BulkDialogTest::asksForLinksIntoTheSeats()
{
    auto *choices = part<QComboBox>(u"presetComboBox"_s);
    choices->setCurrentIndex(choices->findData(u"trial"_s));
    auto *persona = part<QComboBox>(u"seatPersonaComboBox"_s);
    QVERIFY(!persona->isEnabled());
    part<QCheckBox>(u"linksCheckBox"_s)->click();
    QVERIFY(persona->isEnabled());
    persona->setCurrentIndex(persona->findData(u"user@demo.forge.io"_s));
    part<QSpinBox>(u"numberSpinBox"_s)->setValue(2);
    QTRY_COMPARE(create()->text(), u"Create 2 environments"_s);
    QSignalSpy links(m_dialog.get(), &BulkDialog::linksWanted);
    create()->click();
    QCOMPARE(links.size(), 1);
    QCOMPARE(links.first().at(0).toStringList(),
             QStringList({u"sandbox-training-seat-1"_s, u"sandbox-training-seat-2"_s}));
    QCOMPARE(links.first().at(1).toStringList(), QStringList({u"Training seat 1"_s, u"Training seat 2"_s}));
    QCOMPARE(links.first().at(2).value<sandboxes::LinkRequest>().persona, u"user@demo.forge.io"_s);
}

void BulkDialogTest::makesLinksAndShowsThemOnce()
{
    FakeSandboxes source;
    SeatLinksDialog dialog(&source, {{u"sandbox-a"_s, u"sandbox-b"_s}, {u"Ann"_s, u"Bob"_s}, {}});
    dialog.show();
    QCOMPARE(source.linkRequests.size(), 2);
    QCOMPARE(source.linkRequests.constLast().environmentId, u"sandbox-b"_s);
    QCOMPARE(source.linkRequests.constLast().label, u"Bob"_s);
    const auto *rows = dialog.findChild<DataTable *>(u"seatLinksTable"_s)->model();
    QCOMPARE(rows->index(0, 1).data().toString(), u"https://demo.test/demo/srl_secret"_s);
    QCOMPARE(rows->index(1, 2).data().toString(), u"Made"_s);
    auto *copy = dialog.findChild<QPushButton *>(u"copyLinksButton"_s);
    QVERIFY(copy->isEnabled());
    copy->click();
    QCOMPARE(QGuiApplication::clipboard()->text(),
             u"Ann\thttps://demo.test/demo/srl_secret\nBob\thttps://demo.test/demo/srl_secret"_s);
}

void BulkDialogTest::goesOnWhenOneLinkFails()
{
    FakeSandboxes source;
    source.refusedLinks = {u"sandbox-a"_s};
    SeatLinksDialog dialog(&source, {{u"sandbox-a"_s, u"sandbox-b"_s}, {u"Ann"_s, u"Bob"_s}, {}});
    dialog.show();
    const auto *rows = dialog.findChild<DataTable *>(u"seatLinksTable"_s)->model();
    QCOMPARE(rows->index(0, 2).data().toString(), u"Failed"_s);
    QCOMPARE(rows->index(0, 1).data().toString(), u"No link could open it."_s);
    QCOMPARE(rows->index(1, 2).data().toString(), u"Made"_s);
    QVERIFY(dialog.findChild<MessageBar *>()->isVisible());
    QCOMPARE(dialog.findChild<MessageBar *>()->fact(), u"1 link could not be made."_s);
    QVERIFY(dialog.findChild<QPushButton *>(u"saveLinksButton"_s)->isEnabled());
}

void BulkDialogTest::savesLinksForOneself()
{
    FakeSandboxes source;
    SeatLinksDialog dialog(&source, {{u"sandbox-a"_s}, {u"=Ann, \"A\""_s}, {}});
    dialog.show();
    auto *save = dialog.findChild<QPushButton *>(u"saveLinksButton"_s);
    QVERIFY(save->isEnabled());
    save->click();
    auto *files = dialog.findChild<QFileDialog *>();
    QVERIFY(files);
    const QString path = m_folder->filePath(u"links.csv"_s);
    emit files->fileSelected(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("name,environment,link\r\n"
                                        "\"'=Ann, \"\"A\"\"\",sandbox-a,https://demo.test/demo/srl_secret\r\n"));
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    files->close();
}

QTEST_MAIN(BulkDialogTest)
#include "tst_bulk_dialog.moc"
