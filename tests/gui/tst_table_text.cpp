#include "gui/common/table_text.h"

#include "gui/environments/environment_values.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom::gui;
using showroom::browsing::ValueKind;

class TableTextTest : public QObject {
    Q_OBJECT

private slots:
    void makesHiddenCharactersVisible_data();
    void makesHiddenCharactersVisible();
    void copiesNoFormula_data();
    void copiesNoFormula();
    void showsValuesExactly_data();
    void showsValuesExactly();
};

void TableTextTest::makesHiddenCharactersVisible_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("visible");
    QTest::newRow("plain") << u"Zoë — 日本"_s << u"Zoë — 日本"_s;
    QTest::newRow("escape") << u"\x1b[31mred"_s << u"␛[31mred"_s;
    QTest::newRow("lines") << u"one\r\ntwo"_s << u"one␍␊two"_s;
    QTest::newRow("delete") << u"a\x7f"_s << u"a␡"_s;
    QTest::newRow("direction") << u"txt\u202Egpj"_s << u"txt⟨U+202E⟩gpj"_s;
    QTest::newRow("upper control") << u"a\u009Bb"_s << u"a⟨U+009B⟩b"_s;
}

void TableTextTest::makesHiddenCharactersVisible()
{
    QFETCH(QString, text);
    QTEST(visibleText(text), "visible");
}

void TableTextTest::copiesNoFormula_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("formula") << u"=1+1"_s << u"'=1+1"_s;
    QTest::newRow("command") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
    QTest::newRow("phone") << u"+1 202 555 0143"_s << u"'+1 202 555 0143"_s;
    QTest::newRow("negative number") << u"-12.50"_s << u"-12.50"_s;
    QTest::newRow("dash") << u"-cmd|x"_s << u"'-cmd|x"_s;
    QTest::newRow("tab") << u"a\tb"_s << u"a␉b"_s;
}

void TableTextTest::copiesNoFormula()
{
    QFETCH(QString, text);
    QTEST(tsvCell(text), "cell");
}

void TableTextTest::showsValuesExactly_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<ValueKind>("kind");
    QTest::addColumn<QString>("shown");
    QTest::newRow("null") << QString() << ValueKind::Text << u"—"_s;
    QTest::newRow("empty") << u""_s << ValueKind::Text << u""_s;
    QTest::newRow("trailing zeros") << u"12.50"_s << ValueKind::Number << u"12.50"_s;
    QTest::newRow("many digits") << u"12345678901234567890.10"_s << ValueKind::Number << u"12345678901234567890.10"_s;
    QTest::newRow("time in the zone") << u"2026-07-01 22:30:05+00"_s << ValueKind::Time << u"2026-07-02 00:30:05"_s;
    QTest::newRow("microseconds") << u"2026-01-01 12:00:00.123456+00"_s << ValueKind::Time
                                  << u"2026-01-01 13:00:00.123456"_s;
    QTest::newRow("far future") << u"12026-01-01 12:00:00+00"_s << ValueKind::Time << u"12026-01-01 12:00:00+00"_s;
    QTest::newRow("before Christ") << u"0044-03-15 12:00:00+00 BC"_s << ValueKind::Time
                                   << u"0044-03-15 12:00:00+00 BC"_s;
    QTest::newRow("infinity") << u"infinity"_s << ValueKind::Time << u"infinity"_s;
    QTest::newRow("date") << u"1988-02-29"_s << ValueKind::Date << u"1988-02-29"_s;
    QTest::newRow("array") << u"{a,NULL,\"b c\"}"_s << ValueKind::Structure << u"{a,NULL,\"b c\"}"_s;
}

void TableTextTest::showsValuesExactly()
{
    qputenv("TZ", "Europe/Oslo");
    tzset();
    QFETCH(QString, value);
    QFETCH(ValueKind, kind);
    QTEST(shownValue(value, kind), "shown");
}

QTEST_MAIN(TableTextTest)
#include "tst_table_text.moc"
