#include "cli/progress_line.h"
#include "cli/terminal_text.h"
#include "cli/text_table.h"

#include <QTest>
#include <QTextStream>

using namespace showroom;
using namespace showroom::cli;
using namespace Qt::StringLiterals;

class TestTerminalText final : public QObject {
    Q_OBJECT

private slots:
    void neutralisesWhatATerminalObeys_data();
    void neutralisesWhatATerminalObeys();
    void leavesPeoplesScriptsAlone_data();
    void leavesPeoplesScriptsAlone();
    void cutsLongQuotes();
    void measuresColumns_data();
    void measuresColumns();
    void separatesThousands_data();
    void separatesThousands();
    void wordsDurations_data();
    void wordsDurations();
    void wordsSizes_data();
    void wordsSizes();
    void alignsColumns();
    void keepsEscapesOutOfTables();
    void leavesOutWhatHasNoRoom_data();
    void leavesOutWhatHasNoRoom();
    void wipesTheProgressAtTheEnd();
};

void TestTerminalText::neutralisesWhatATerminalObeys_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");

    QTest::newRow("colour") << u"\x1b[31mred"_s << u"\\x1b[31mred"_s;
    QTest::newRow("window title") << u"\x1b]0;owned\x07"_s << u"\\x1b]0;owned\\x07"_s;
    QTest::newRow("eight-bit control") << QString(QChar(0x9b)) + u"31m"_s << u"\\x9b31m"_s;
    QTest::newRow("line break") << u"a\nb\r"_s << u"a\\nb\\r"_s;
    QTest::newRow("tab") << u"a\tb"_s << u"a\\tb"_s;
    QTest::newRow("backspace") << u"a\bb"_s << u"a\\x08b"_s;
    QTest::newRow("delete") << QString(QChar(0x7f)) << u"\\x7f"_s;
    QTest::newRow("nul") << QString(QChar(QChar::Null)) << u"\\x00"_s;
    QTest::newRow("direction override") << u"a\u202eb"_s << u"a\\u202eb"_s;
    QTest::newRow("line separator") << u"a\u2028b"_s << u"a\\u2028b"_s;
    QTest::newRow("half a character") << QString(QChar(0xd800)) << QString(QChar(QChar::ReplacementCharacter));
}

void TestTerminalText::neutralisesWhatATerminalObeys()
{
    QFETCH(const QString, text);
    QFETCH(const QString, shown);
    QCOMPARE(printable(text), shown);
}

void TestTerminalText::leavesPeoplesScriptsAlone_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("latin") << u"Åse Ødegård"_s;
    QTest::newRow("japanese") << u"山田 太郎"_s;
    QTest::newRow("arabic") << u"مؤسسة"_s;
    QTest::newRow("beyond the basic plane") << u"😀 𠮷"_s;
}

void TestTerminalText::leavesPeoplesScriptsAlone()
{
    QFETCH(const QString, text);
    QCOMPARE(printable(text), text);
}

void TestTerminalText::cutsLongQuotes()
{
    QCOMPARE(quoted(u"a"_s), u"“a”"_s);
    QVERIFY(quoted(QString(300, u'a')).size() < 70);
}

void TestTerminalText::measuresColumns_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("columns");

    QTest::newRow("latin") << u"Acme"_s << 4;
    QTest::newRow("wide") << u"山田"_s << 4;
    QTest::newRow("combining") << u"e\u0301"_s << 1;
    QTest::newRow("empty") << u""_s << 0;
}

void TestTerminalText::measuresColumns()
{
    QFETCH(const QString, text);
    QFETCH(const int, columns);
    QCOMPARE(displayWidth(text), columns);
}

void TestTerminalText::separatesThousands_data()
{
    QTest::addColumn<qint64>("value");
    QTest::addColumn<QString>("text");

    QTest::newRow("zero") << qint64(0) << u"0"_s;
    QTest::newRow("hundreds") << qint64(999) << u"999"_s;
    QTest::newRow("thousands") << qint64(25250) << u"25,250"_s;
    QTest::newRow("millions") << qint64(100'000'000) << u"100,000,000"_s;
}

void TestTerminalText::separatesThousands()
{
    QFETCH(const qint64, value);
    QFETCH(const QString, text);
    QCOMPARE(number(value), text);
}

void TestTerminalText::wordsDurations_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("text");

    QTest::newRow("less than a second") << qint64(840) << u"0.8 s"_s;
    QTest::newRow("under a minute") << qint64(59'900) << u"59.9 s"_s;
    QTest::newRow("minutes") << qint64(65'000) << u"1:05 min"_s;
    QTest::newRow("hours") << qint64(7'389'000) << u"2:03:09 h"_s;
}

void TestTerminalText::wordsDurations()
{
    QFETCH(const qint64, milliseconds);
    QFETCH(const QString, text);
    QCOMPARE(duration(milliseconds), text);
}

void TestTerminalText::wordsSizes_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");

    QTest::newRow("bytes") << qint64(1023) << u"1,023 bytes"_s;
    QTest::newRow("kibibytes") << qint64(1536) << u"1.5 KiB"_s;
    QTest::newRow("mebibytes") << qint64(3) * 1024 * 1024 << u"3.0 MiB"_s;
}

void TestTerminalText::wordsSizes()
{
    QFETCH(const qint64, bytes);
    QFETCH(const QString, text);
    QCOMPARE(byteSize(bytes), text);
}

void TestTerminalText::alignsColumns()
{
    TextTable table({{u"ID"_s}, {u"ROWS"_s, Align::Right}, {u"NAME"_s}});
    table.addRow({u"demo-a"_s, u"1,125"_s, u"山"_s});
    table.addRow({u"demo-long"_s, u"7"_s, u"x"_s});
    QCOMPARE(table.toString(), u"ID          ROWS  NAME\n"
                               "demo-a     1,125  山\n"
                               "demo-long      7  x\n"_s);
}

void TestTerminalText::keepsEscapesOutOfTables()
{
    TextTable table({{u"NAME"_s}});
    table.addRow({u"\x1b[2Jgone\nsecond line"_s});
    QVERIFY(!table.toString().contains(QChar(0x1b)));
    QCOMPARE(table.toString().count(u'\n'), 2);
}

void TestTerminalText::leavesOutWhatHasNoRoom_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<QString>("line");

    const QString counts = u"write  [##########..........]   50 %  63,000/126,000"_s;
    QTest::newRow("wide") << 120 << counts + u"  31,500 rows/s  0:02 left  Donations 500/1,000"_s;
    QTest::newRow("usual") << 80 << counts + u"  31,500 rows/s  0:02 left"_s;
    QTest::newRow("narrow") << 55 << counts;
    QTest::newRow("very narrow") << 10 << u"write"_s;
}

void TestTerminalText::leavesOutWhatHasNoRoom()
{
    QFETCH(const int, width);
    QFETCH(const QString, line);
    jobs::JobProgress progress;
    progress.phase = u"write"_s;
    progress.done = 63'000;
    progress.total = 126'000;
    progress.elapsedMs = 2'000;
    progress.parts = {{u"donation"_s, u"Donations"_s, 500, 1'000, jobs::PartState::Running}};
    QCOMPARE(progressText(progress, width), line);
}

void TestTerminalText::wipesTheProgressAtTheEnd()
{
    QString written;
    QTextStream stream(&written);
    {
        ProgressLine line(stream, 80);
        line.draw({});
    }
    QVERIFY(written.endsWith(u"\r\x1b[K"_s));
}

QTEST_GUILESS_MAIN(TestTerminalText)
#include "tst_terminal_text.moc"
