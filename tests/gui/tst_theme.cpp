#include "gui/common/theme.h"

#include "gui/common/card.h"
#include "gui/common/data_table.h"
#include "gui/common/message_bar.h"
#include "gui/common/pill.h"
#include "gui/common/rows_model.h"
#include "gui/common/tokens.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace showroom::gui;

namespace {

/// A window with a bit of everything that paints itself.
std::unique_ptr<QWidget> sampleWindow()
{
    auto window = std::make_unique<QWidget>();
    auto *column = new QVBoxLayout(window.get());
    auto *card = new Card(u"Fields"_s, u"all kinds"_s);
    auto *primary = new QPushButton(u"Create"_s);
    primary->setProperty("variant", u"primary"_s);
    primary->setProperty("glyph", u"plus"_s);
    auto *check = new QCheckBox(u"Seasonality"_s);
    check->setChecked(true);
    auto *combo = new QComboBox;
    combo->addItem(u"impact"_s);
    for (QWidget *part : std::initializer_list<QWidget *>{new QLineEdit(u"Acme"_s), combo, check, primary,
                                                          new Pill(u"Ready"_s, u"circle-check"_s, Meaning::Success)})
        card->body()->addWidget(part);
    auto *bar = new MessageBar;
    bar->say(Meaning::Warning, u"Rate limit reached"_s, u"The next one is free at 14:41"_s);
    auto *model = new RowsModel({{u"Name"_s, Cell::Name}, {u"Rows"_s, Cell::Number}}, window.get());
    model->setRows({{{u"Acme"_s, u"demo-acme"_s}, {u"25,750"_s}}});
    auto *table = new DataTable;
    table->setModel(model);
    table->setColumns({{Cell::Name, 150, true}, {Cell::Number, 90}});
    column->addWidget(card);
    column->addWidget(bar);
    column->addWidget(table);
    window->resize(480, 520);
    return window;
}

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void followsTheChoice_data();
    void followsTheChoice();
    void tellsOnlyRealChanges();
    void namesGoRoundTrip();
    void switchedWindowsLookLikeBuiltOnes_data();
    void switchedWindowsLookLikeBuiltOnes();

private:
    std::unique_ptr<Theme> m_theme;
};

void ThemeTest::init()
{
    m_theme.reset();
    m_theme = std::make_unique<Theme>();
}

void ThemeTest::followsTheChoice_data()
{
    QTest::addColumn<ThemeChoice>("choice");
    QTest::addColumn<bool>("systemDark");
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << ThemeChoice::Light << true << false;
    QTest::newRow("dark") << ThemeChoice::Dark << false << true;
    QTest::newRow("system, light") << ThemeChoice::System << false << false;
    QTest::newRow("system, dark") << ThemeChoice::System << true << true;
}

void ThemeTest::followsTheChoice()
{
    QFETCH(ThemeChoice, choice);
    QFETCH(bool, systemDark);
    QFETCH(bool, dark);
    m_theme->setSystemDark(systemDark);
    m_theme->setChoice(choice);
    QCOMPARE(m_theme->mode() == Mode::Dark, dark);
    QCOMPARE(tokens(QApplication::palette()).dark, dark);
}

void ThemeTest::tellsOnlyRealChanges()
{
    QSignalSpy changes(m_theme.get(), &Theme::modeChanged);
    m_theme->setChoice(ThemeChoice::Light);
    m_theme->setSystemDark(true);
    QCOMPARE(changes.size(), 0);
    m_theme->setChoice(ThemeChoice::System);
    QCOMPARE(changes.size(), 1);
}

void ThemeTest::namesGoRoundTrip()
{
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
        QCOMPARE(themeChoiceNamed(themeChoiceName(choice)), choice);
    QCOMPARE(themeChoiceNamed(u"purple"_s), ThemeChoice::System);
}

void ThemeTest::switchedWindowsLookLikeBuiltOnes_data()
{
    QTest::addColumn<ThemeChoice>("before");
    QTest::addColumn<ThemeChoice>("after");
    QTest::newRow("to dark") << ThemeChoice::Light << ThemeChoice::Dark;
    QTest::newRow("to light") << ThemeChoice::Dark << ThemeChoice::Light;
}

void ThemeTest::switchedWindowsLookLikeBuiltOnes()
{
    QFETCH(ThemeChoice, before);
    QFETCH(ThemeChoice, after);
    m_theme->setChoice(before);
    const auto switched = sampleWindow();
    switched->show();
    QVERIFY(QTest::qWaitForWindowExposed(switched.get()));
    m_theme->setChoice(after);
    const auto built = sampleWindow();
    built->show();
    QVERIFY(QTest::qWaitForWindowExposed(built.get()));
    for (QWidget *window : {switched.get(), built.get()})
        if (QWidget *focus = window->focusWidget())
            focus->clearFocus();
    QTRY_COMPARE(switched->grab().toImage(), built->grab().toImage());
}

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
