#include "gui/environments/environments_view.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom::gui;

/// What the list shows, and the filters that a person keeps.
class EnvironmentsViewTest : public QObject {
    Q_OBJECT

private slots:
    void survivesTheSettings();
    void toleratesAnything_data();
    void toleratesAnything();
    void keepsFiltersInOrder();
};

void EnvironmentsViewTest::survivesTheSettings()
{
    const EnvironmentsView view{EnvironmentGroup::Expiring, u"ácme"_s, u"ingrid"_s, {u"vip"_s, u"a,b"_s}};
    QCOMPARE(viewFromJson(toJson(view)), view);
}

void EnvironmentsViewTest::toleratesAnything_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("no JSON") << u"[{\"name\""_s;
    QTest::newRow("an object") << u"{\"name\": 1}"_s;
    QTest::newRow("numbers") << u"[1, 2, 3]"_s;
    QTest::newRow("no names") << u"[{\"view\": {\"group\": 99}}, {\"name\": 7}]"_s;
}

void EnvironmentsViewTest::toleratesAnything()
{
    QFETCH(QString, text);
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    settings.setValue(u"environments/savedFilters"_s, text);
    QVERIFY(SavedFilters(settings).list().isEmpty());
    QCOMPARE(viewFromJson({{u"group"_s, 99}, {u"tags"_s, u"x"_s}}).group, EnvironmentGroup::All);
}

void EnvironmentsViewTest::keepsFiltersInOrder()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    SavedFilters filters(settings);
    filters.add({u"A"_s, {EnvironmentGroup::Ready, {}, {}, {}}});
    filters.add({u"B"_s, {EnvironmentGroup::Failed, u"x"_s, {}, {}}});
    filters.rename(u"a"_s, u"C"_s);
    const SavedFilter removed = filters.list().constLast();
    filters.remove(u"B"_s);
    QVERIFY(filters.has(u"c"_s) && !filters.has(u"B"_s));
    filters.add(removed, 0);
    const SavedFilters again(settings);
    QCOMPARE(again.list().size(), 2);
    QCOMPARE(again.list()[0].name, u"B"_s);
    QCOMPARE(again.list()[0].view.words, u"x"_s);
    QCOMPARE(again.list()[1].view.group, EnvironmentGroup::Ready);
}

QTEST_GUILESS_MAIN(EnvironmentsViewTest)
#include "tst_environments_view.moc"
