#include "gui/palette/command_search.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom::gui;

/// What the command palette finds, in which order, and how fast.
class CommandSearchTest : public QObject {
    Q_OBJECT

private slots:
    void findsByWords_data();
    void findsByWords();
    void ranksBeginningsFirst();
    void findsLettersInOrder();
    void knowsOtherWords();
    void putsWhatCannotBeDoneLast();
    void findsEverythingByWeightWithoutWords();
    void isFastWithAThousandEnvironments();

private:
    static Command command(const QString &title, const QString &words = {}, int weight = 0)
    {
        Command made;
        made.title = title;
        made.words = words;
        made.weight = weight;
        return made;
    }
    static QStringList titles(const CommandSearch &search, const QString &text, int limit = 60)
    {
        QStringList found;
        for (const int at : search.find(text, limit))
            found << search.commands()[at].title;
        return found;
    }
};

void CommandSearchTest::findsByWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    const QString open = u"Open Acme Robotics"_s;
    const QString dump = u"Export Acme Robotics…"_s;
    const QString cafe = u"Open Café Zürich"_s;
    QTest::newRow("a word") << u"robotics"_s << QStringList{open, dump};
    QTest::newRow("two words in any order") << u"acme export"_s << QStringList{dump};
    QTest::newRow("beginnings") << u"ex ac"_s << QStringList{dump};
    QTest::newRow("capitals") << u"ACME OPEN"_s << QStringList{open};
    QTest::newRow("no accents") << u"cafe zurich"_s << QStringList{cafe};
    QTest::newRow("accents") << u"café"_s << QStringList{cafe};
    QTest::newRow("nothing") << u"teardown moon"_s << QStringList();
}

void CommandSearchTest::findsByWords()
{
    QFETCH(QString, text);
    const CommandSearch search(
        {command(u"Open Acme Robotics"_s), command(u"Export Acme Robotics…"_s), command(u"Open Café Zürich"_s)});
    QTEST(titles(search, text), "found");
}

void CommandSearchTest::ranksBeginningsFirst()
{
    const CommandSearch search(
        {command(u"Reset the theme"_s), command(u"Open Theodora"_s), command(u"Theme: Dark"_s), command(u"Clothes"_s)});
    QCOMPARE(titles(search, u"the"_s),
             QStringList({u"Theme: Dark"_s, u"Open Theodora"_s, u"Reset the theme"_s, u"Clothes"_s}));
}

void CommandSearchTest::findsLettersInOrder()
{
    const CommandSearch search({command(u"Open Acme"_s), command(u"Tear down Acme…"_s)});
    QCOMPARE(titles(search, u"tda"_s), QStringList{u"Tear down Acme…"_s});
    QVERIFY(matchScore(u"tear down acme", u"tda") < matchScore(u"tear down acme", u"down"));
    QCOMPARE(matchScore(u"tear down acme", u"xyz"), 0);
}

void CommandSearchTest::knowsOtherWords()
{
    const CommandSearch search({command(u"Open Acme"_s, u"demo-acme ingrid.solheim"_s), command(u"Ingrid's page"_s)});
    QCOMPARE(titles(search, u"ingrid"_s), QStringList({u"Ingrid's page"_s, u"Open Acme"_s}));
    QCOMPARE(titles(search, u"demo-acme"_s), QStringList{u"Open Acme"_s});
}

void CommandSearchTest::putsWhatCannotBeDoneLast()
{
    Command off = command(u"Resume Acme"_s, {}, 4);
    off.unavailable = u"nothing waits"_s;
    const CommandSearch search({off, command(u"Copy the id of Acme"_s)});
    QCOMPARE(titles(search, u"acme"_s), QStringList({u"Copy the id of Acme"_s, u"Resume Acme"_s}));
}

void CommandSearchTest::findsEverythingByWeightWithoutWords()
{
    const CommandSearch search({command(u"A"_s, {}, 1), command(u"B"_s, {}, 3), command(u"C"_s, {}, 3)});
    QCOMPARE(titles(search, u"  "_s), QStringList({u"B"_s, u"C"_s, u"A"_s}));
    QCOMPARE(titles(search, {}, 2).size(), 2);
}

void CommandSearchTest::isFastWithAThousandEnvironments()
{
    QList<Command> commands;
    for (int i = 0; i < 1000; ++i)
        for (const QString &verb : {u"Open"_s, u"Show progress of"_s, u"Resume"_s, u"Export"_s, u"Tear down"_s,
                                    u"Copy the id of"_s, u"Extend"_s, u"Duplicate"_s})
            commands.append(command(u"%1 Environment number %2 of Contoso"_s.arg(verb).arg(i),
                                    u"demo-contoso-%1 owner%2"_s.arg(i).arg(i % 30)));
    const CommandSearch search(commands);
    QString typed;
    for (const QChar letter : u"export contoso 73"_s) {
        typed += letter;
        // The best of three, so that other programs on the machine do not decide.
        qint64 best = std::numeric_limits<qint64>::max();
        for (int turn = 0; turn < 3; ++turn) {
            QElapsedTimer timer;
            timer.start();
            QVERIFY(!search.find(typed, 60).isEmpty());
            best = std::min(best, timer.elapsed());
        }
        QVERIFY2(best < 16, qPrintable(u"“%1” took %2 ms"_s.arg(typed).arg(best)));
    }
}

QTEST_APPLESS_MAIN(CommandSearchTest)
#include "tst_command_search.moc"
