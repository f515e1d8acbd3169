#include "core/sessions/change_reading.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::sessions;

/// How changed rows are named and found.
class ChangeReadingTest : public QObject {
    Q_OBJECT

private slots:
    void namesRows_data();
    void namesRows();
    void writesKeys_data();
    void writesKeys();
    void findsRows_data();
    void findsRows();
    void knowsItsWords();
};

void ChangeReadingTest::namesRows_data()
{
    QTest::addColumn<QJsonObject>("values");
    QTest::addColumn<QString>("label");
    QTest::newRow("a person") << QJsonObject{{u"first_name"_s, u"Maria"_s},
                                             {u"last_name"_s, u"Alvarez"_s},
                                             {u"email"_s, u"m@x.example"_s}}
                              << u"Maria Alvarez"_s;
    QTest::newRow("half a person") << QJsonObject{{u"last_name"_s, u"Alvarez"_s}} << u"Alvarez"_s;
    QTest::newRow("a title") << QJsonObject{{u"title"_s, u"Spring food drive"_s}, {u"id"_s, u"1"_s}}
                             << u"Spring food drive"_s;
    QTest::newRow("its mail address") << QJsonObject{{u"email"_s, u"m@x.example"_s}} << u"m@x.example"_s;
    QTest::newRow("an empty name") << QJsonObject{{u"name"_s, u""_s}, {u"email"_s, u"m@x.example"_s}}
                                   << u"m@x.example"_s;
    QTest::newRow("nothing but figures") << QJsonObject{{u"amount"_s, u"12.50"_s}} << u"key"_s;
    QTest::newRow("several lines") << QJsonObject{{u"name"_s, u"a\n b"_s}} << u"a b"_s;
}

void ChangeReadingTest::namesRows()
{
    QFETCH(QJsonObject, values);
    QTEST(rowLabel(values, u"key"_s), "label");
}

void ChangeReadingTest::writesKeys_data()
{
    QTest::addColumn<QJsonObject>("key");
    QTest::addColumn<QString>("text");
    QTest::newRow("an id") << QJsonObject{{u"id"_s, u"0f3a"_s}} << u"0f3a"_s;
    QTest::newRow("a number") << QJsonObject{{u"id"_s, 17}} << u"17"_s;
    QTest::newRow("several columns") << QJsonObject{{u"client_id"_s, 17}, {u"line"_s, u"a"_s}} << u"17 · a"_s;
}

void ChangeReadingTest::writesKeys()
{
    QFETCH(QJsonObject, key);
    QTEST(keyText(key), "text");
}

void ChangeReadingTest::findsRows_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<bool>("isFound");
    QTest::newRow("everything") << QString() << QString() << true;
    QTest::newRow("the label, in any case") << u"MARIA"_s << QString() << true;
    QTest::newRow("the key") << u"0f3"_s << QString() << true;
    QTest::newRow("a field's name") << u"job_"_s << QString() << true;
    QTest::newRow("a value before") << u"analyst"_s << QString() << true;
    QTest::newRow("a value after") << u"lead"_s << QString() << true;
    QTest::newRow("something else") << u"zanzibar"_s << QString() << false;
    QTest::newRow("the operation") << QString() << u"edited"_s << true;
    QTest::newRow("another operation") << u"maria"_s << u"deleted"_s << false;
}

void ChangeReadingTest::findsRows()
{
    QFETCH(QString, filter);
    QFETCH(QString, operation);
    const RowChange row{
        u"impact.users"_s, u"0f3a"_s, u"Maria"_s, Operation::Edited, {{u"job_title"_s, u"Analyst"_s, u"Lead"_s}}};
    QTEST(matches(row, {{}, {}, operationFromWord(operation), filter}), "isFound");
}

void ChangeReadingTest::knowsItsWords()
{
    for (const Operation operation : {Operation::Created, Operation::Edited, Operation::Deleted})
        QCOMPARE(operationFromWord(toWord(operation)), std::optional(operation));
    for (const Choice choice : {Choice::KeepCurrent, Choice::TakeArchived})
        QCOMPARE(choiceFromWord(toWord(choice)), std::optional(choice));
    for (const Mode mode : {Mode::Personal, Mode::Shared})
        QCOMPARE(modeFromWord(toWord(mode)), mode);
    QVERIFY(!operationFromWord(u"moved"_s));
    QVERIFY(!choiceFromWord(u"both"_s));
}

QTEST_GUILESS_MAIN(ChangeReadingTest)
#include "tst_change_reading.moc"
