#include "base/translations.h"

#include <QTest>

using namespace showroom;
using namespace Qt::StringLiterals;

class TestTranslations final : public QObject {
    Q_OBJECT

private slots:
    void pluralFormsOfEnglish_data();
    void pluralFormsOfEnglish();
    void endWithTheObject();
};

void TestTranslations::pluralFormsOfEnglish_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("text");
    QTest::newRow("one") << QLocale(u"en_US"_s) << 1 << u"1 value cannot be used."_s;
    QTest::newRow("two") << QLocale(u"en_GB"_s) << 2 << u"2 values cannot be used."_s;
    QTest::newRow("no language chosen") << QLocale::c() << 1 << u"1 value cannot be used."_s;
    QTest::newRow("a language without a catalogue") << QLocale(u"fi_FI"_s) << 3 << u"3 values cannot be used."_s;
}

void TestTranslations::pluralFormsOfEnglish()
{
    QFETCH(QLocale, locale);
    QFETCH(int, count);
    const Translations translations(*QCoreApplication::instance(), locale);
    QTEST(QCoreApplication::translate("showroom::environments", "%n value(s) cannot be used.", nullptr, count), "text");
}

void TestTranslations::endWithTheObject()
{
    {
        const Translations translations(*QCoreApplication::instance(), QLocale(u"en_US"_s));
    }
    QCOMPARE(QCoreApplication::translate("showroom::environments", "%n value(s) cannot be used.", nullptr, 1),
             u"1 value(s) cannot be used."_s);
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
