#include "gui/palette/command_palette.h"

#include "base/clock.h"
#include "base/translations.h"
#include "gui/common/page.h"
#include "gui/common/theme.h"
#include "gui/environments/environments_page.h"
#include "gui/palette/action_commands.h"
#include "gui/palette/environment_commands.h"
#include "gui/shell/main_menu.h"
#include "gui/tour/tour_stage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;

/// The command palette over the real window: what it offers and how the keyboard works it.
class CommandPaletteTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void opensByItsKeys();
    void opensByTheField();
    void offersEveryEntryOfTheMenu();
    void offersEveryPage();
    void saysWhyNot();
    void saysWhatARoleMayNot();
    void runsWhatIsChosen();
    void arrowsChoose();
    void doesNotRunWhatCannotBeDone();
    void escapeGivesTheFocusBack();
    void namesItsRows();
    void takesVerbsOfOtherFeatures();
    void copiesAnId();

private:
    CommandPalette *open();
    CommandPalette *palette() const
    {
        auto *found = m_stage->window().findChild<CommandPalette *>();
        return found && found->isVisible() ? found : nullptr;
    }
    void type(const QString &text) { palette()->findChild<QLineEdit *>(u"commandLineEdit"_s)->setText(text); }
    QAbstractItemModel *rows() const { return palette()->findChild<QListView *>(u"commandList"_s)->model(); }
    QString row(int at) const { return rows()->index(at, 0).data().toString(); }
    void press(Qt::Key key) { QTest::keyClick(palette()->findChild<QLineEdit *>(u"commandLineEdit"_s), key); }

    QTemporaryDir m_folder;
    std::unique_ptr<Translations> m_translations;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TourStage> m_stage;
};

void CommandPaletteTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_translations = std::make_unique<Translations>(*QCoreApplication::instance(), QLocale());
    m_theme = std::make_unique<Theme>();
}

void CommandPaletteTest::init()
{
    m_stage = std::make_unique<TourStage>(tourFleet(), *m_theme, m_folder.filePath(u"console.ini"_s));
    m_stage->window().show();
    QTRY_VERIFY(m_stage->data().isLoaded());
    QVERIFY(QTest::qWaitForWindowExposed(&m_stage->window()));
}

void CommandPaletteTest::cleanup()
{
    m_stage.reset();
    QFile::remove(m_folder.filePath(u"console.ini"_s));
}

CommandPalette *CommandPaletteTest::open()
{
    m_stage->window().menu().commandPalette()->trigger();
    return palette();
}

void CommandPaletteTest::opensByItsKeys()
{
    QTest::keyClick(&m_stage->window(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(palette());
    QTRY_VERIFY(palette()->findChild<QLineEdit *>(u"commandLineEdit"_s)->hasFocus());
}

void CommandPaletteTest::opensByTheField()
{
    auto *field = m_stage->window().findChild<QPushButton *>(u"commandField"_s);
    QVERIFY(field->isEnabled());
    QTest::mouseClick(field, Qt::LeftButton);
    QVERIFY(palette());
}

void CommandPaletteTest::offersEveryEntryOfTheMenu()
{
    QStringList titles;
    for (const Command &command : menuCommands(m_stage->window().menu()))
        titles << command.title;
    for (const QAction *action : m_stage->window().menu().findChildren<QAction *>()) {
        if (action->isSeparator() || action->menu() || action->text().isEmpty())
            continue;
        const bool offered = std::any_of(titles.begin(), titles.end(), [action](const QString &title) {
            return title.endsWith(plainText(action->text()));
        });
        QVERIFY2(offered, qPrintable(action->text()));
    }
    QVERIFY(titles.contains(u"Theme: Dark"_s));
}

void CommandPaletteTest::offersEveryPage()
{
    QVERIFY(open());
    type(u"overview"_s);
    QCOMPARE(row(0), u"Overview"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(m_stage->window().currentPage()->title(), u"Overview"_s);
}

void CommandPaletteTest::saysWhyNot()
{
    m_stage->window().setNavigationEnabled(false);
    for (const Command &command : menuCommands(m_stage->window().menu()))
        if (command.title.startsWith(u"New environment"))
            QCOMPARE(command.unavailable, u"there is no connection to a database yet"_s);
    for (const Command &command : environmentCommands(tourFleet().environments, environmentVerbs(m_stage->flows())))
        if (command.title == u"Export Tailspin Retail…")
            QVERIFY(command.unavailable.contains(u"complete"));
}

void CommandPaletteTest::saysWhatARoleMayNot()
{
    m_stage->data().standing().set(access::rightsOfRole(u"support"_s));
    QStringList refused;
    for (const Command &command : environmentCommands(tourFleet().environments, environmentVerbs(m_stage->flows())))
        if (command.title.contains(u"Acme Robotics"_s) && command.unavailable.contains(u"The role ops may"_s))
            refused << command.title;
    QCOMPARE(refused, (QStringList{u"Resume Acme Robotics"_s, u"Tear down Acme Robotics…"_s}));
}

void CommandPaletteTest::runsWhatIsChosen()
{
    QVERIFY(open());
    type(u"open acme"_s);
    QCOMPARE(row(0), u"Open Acme Robotics"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(m_stage->window().currentPage()->title(), u"Acme Robotics"_s);
    QVERIFY(!palette());
}

void CommandPaletteTest::arrowsChoose()
{
    QVERIFY(open());
    type(u"acme"_s);
    auto *list = palette()->findChild<QListView *>(u"commandList"_s);
    QCOMPARE(list->currentIndex().row(), 0);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    QCOMPARE(list->currentIndex().row(), 2);
    press(Qt::Key_Up);
    QCOMPARE(list->currentIndex().row(), 1);
    press(Qt::Key_PageDown);
    QCOMPARE(list->currentIndex().row(), std::min(rows()->rowCount() - 1, list->currentIndex().row()));
    type(u"zzzz"_s);
    QCOMPARE(rows()->rowCount(), 0);
    QVERIFY(palette()->findChild<QLabel *>(u"commandCountLabel"_s)->text().contains(u"Nothing matches"));
}

void CommandPaletteTest::doesNotRunWhatCannotBeDone()
{
    QVERIFY(open());
    type(u"resume acme"_s);
    QCOMPARE(row(0), u"Resume Acme Robotics"_s);
    auto *run = palette()->findChild<QPushButton *>(u"runCommandButton"_s);
    QVERIFY(!run->isEnabled());
    QVERIFY(!run->toolTip().isEmpty());
    press(Qt::Key_Return);
    QVERIFY(palette());
}

void CommandPaletteTest::escapeGivesTheFocusBack()
{
    auto *search = m_stage->environmentsPage().findChild<QLineEdit *>(u"searchLineEdit"_s);
    m_stage->window().activateWindow();
    search->setFocus();
    QTRY_VERIFY(search->hasFocus());
    QVERIFY(open());
    QTRY_VERIFY(!search->hasFocus());
    press(Qt::Key_Escape);
    QTRY_VERIFY(!palette());
    QTRY_VERIFY(search->hasFocus());
}

void CommandPaletteTest::namesItsRows()
{
    QVERIFY(open());
    QVERIFY(!palette()->findChild<QListView *>(u"commandList"_s)->accessibleName().isEmpty());
    type(u"open acme"_s);
    QCOMPARE(rows()->index(0, 0).data(Qt::AccessibleTextRole).toString(), u"Open Acme Robotics, demo-acme-robotics"_s);
}

void CommandPaletteTest::takesVerbsOfOtherFeatures()
{
    QString asked;
    m_stage->paletteFlow().addVerb({u"Extend %1…"_s, u"clock"_s, 3,
                                    [](const environments::Environment &) { return QString(); },
                                    [&asked](const environments::Environment &one) { asked = one.id; }});
    QVERIFY(open());
    type(u"extend acme"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(asked, u"demo-acme-robotics"_s);
}

void CommandPaletteTest::copiesAnId()
{
    QVERIFY(open());
    type(u"copy acme"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"demo-acme-robotics"_s);
}

QTEST_MAIN(CommandPaletteTest)
#include "tst_command_palette.moc"
