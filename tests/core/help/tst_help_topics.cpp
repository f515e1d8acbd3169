#include "core/help/error_catalog.h"
#include "core/help/help_topics.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::help;

/// The troubleshooting text and the list of error codes.
class TestHelpTopics final : public QObject {
    Q_OBJECT

private slots:
    void readsTopics();
    void everyTopicIsComplete();
    void everyCodeLeadsSomewhere();
    void knowsTheWellKnownTroubles_data();
    void knowsTheWellKnownTroubles();
    void searchesTitleAndText();
    void listsEveryCodeWithItsStates();
    void readsUnknownTextWithoutHarm();
};

void TestHelpTopics::readsTopics()
{
    const QList<HelpTopic> topics =
        parseHelpTopics(u"# Title\n\nlead\n\n## First\nTopic: one\nCodes: busy, conflict\n\nText.\n\n## Second\n"
                        "Topic: two\nCodes:\n\nMore.\n"_s);
    QCOMPARE(topics.size(), 2);
    QCOMPARE(topics[0].name, u"one"_s);
    QCOMPARE(topics[0].title, u"First"_s);
    QCOMPARE(topics[0].codes, QList<ErrorCode>({ErrorCode::Busy, ErrorCode::Conflict}));
    QCOMPARE(topics[0].text, u"Text."_s);
    QVERIFY(topics[1].codes.isEmpty());
}

void TestHelpTopics::everyTopicIsComplete()
{
    QSet<QString> names;
    for (const HelpTopic &topic : helpTopics()) {
        QVERIFY2(!topic.name.isEmpty() && !names.contains(topic.name), qPrintable(topic.title));
        QVERIFY2(topic.text.size() > 100, qPrintable(topic.title));
        names.insert(topic.name);
    }
    QVERIFY(names.size() >= 12);
}

void TestHelpTopics::everyCodeLeadsSomewhere()
{
    for (const ErrorCode code : allErrorCodes()) {
        const auto topic = helpTopicFor(code);
        QVERIFY2(topic || code == ErrorCode::NotFound, qPrintable(errorCodeName(code)));
    }
}

void TestHelpTopics::knowsTheWellKnownTroubles_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("topic");
    QTest::newRow("seed time-out") << u"time-out"_s << u"seed-takes-long"_s;
    QTest::newRow("invalid id") << u"id refused"_s << u"invalid-id"_s;
    QTest::newRow("duplicate") << u"exists already"_s << u"duplicate"_s;
    QTest::newRow("export too large") << u"export large"_s << u"export-too-large"_s;
    QTest::newRow("salt") << u"salt missing"_s << u"salt"_s;
}

void TestHelpTopics::knowsTheWellKnownTroubles()
{
    QFETCH(QString, words);
    QFETCH(QString, topic);
    QStringList found;
    for (const HelpTopic &one : searchHelp(helpTopics(), words))
        found << one.name;
    QVERIFY2(found.contains(topic), qPrintable(found.join(u' ')));
}

void TestHelpTopics::searchesTitleAndText()
{
    const QList<HelpTopic> topics{{u"a"_s, u"Disk full"_s, {}, u"Make room"_s}, {u"b"_s, u"Other"_s, {}, u"disk"_s}};
    QCOMPARE(searchHelp(topics, u"DISK"_s).size(), 2);
    QCOMPARE(searchHelp(topics, u"disk room"_s).size(), 1);
    QCOMPARE(searchHelp(topics, {}).size(), 2);
}

void TestHelpTopics::listsEveryCodeWithItsStates()
{
    const QList<ErrorEntry> catalog = errorCatalog();
    QCOMPARE(catalog.size(), int(ErrorCode::Internal) + 1);
    for (const ErrorEntry &entry : catalog) {
        QVERIFY2(entry.meaning.endsWith(u'.') && entry.remedy.endsWith(u'.'), qPrintable(entry.name));
        QCOMPARE(entry.exit, exitCode(entry.code));
    }
    const auto guard = std::find_if(catalog.begin(), catalog.end(),
                                    [](const ErrorEntry &entry) { return entry.code == ErrorCode::GuardRefused; });
    QCOMPARE(guard->sqlStates, QStringList({u"SR001"_s, u"SR012"_s, u"SR030"_s, u"44000"_s}));
}

void TestHelpTopics::readsUnknownTextWithoutHarm()
{
    QVERIFY(parseHelpTopics({}).isEmpty());
    QVERIFY(parseHelpTopics(u"no heading at all"_s).isEmpty());
    QCOMPARE(parseHelpTopics(u"## Only a title"_s).first().title, u"Only a title"_s);
}

QTEST_APPLESS_MAIN(TestHelpTopics)
#include "tst_help_topics.moc"
