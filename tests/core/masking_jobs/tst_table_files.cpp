#include "mask_fixture.h"
#include "test_result.h"

#include "core/masking_jobs/block_reader.h"
#include "core/masking_jobs/literal_writer.h"
#include "core/masking_jobs/row_masker.h"
#include "core/masking_jobs/utf8.h"

#include <QTest>

using namespace showroom;
using namespace showroom::masking_jobs;
using namespace showroom::test;
using namespace Qt::StringLiterals;

/// Reading CSV and JSON Lines: what is understood, what is refused and where, and that nothing is lost.
class TestTableFiles final : public QObject {
    Q_OBJECT

private slots:
    void keepsEveryByteOfWhatItKeeps_data();
    void keepsEveryByteOfWhatItKeeps();
    void readsCsv_data();
    void readsCsv();
    void readsJson_data();
    void readsJson();
    void refusesBadFiles_data();
    void refusesBadFiles();
    void refusesAHugeField();
    void guessesTheDelimiter_data();
    void guessesTheDelimiter();
    void cutsBlocksBetweenRows();
    void quotesWhatNeedsQuotes_data();
    void quotesWhatNeedsQuotes();
    void findsBrokenUtf8_data();
    void findsBrokenUtf8();

private:
    MaskFixture m_fixture;
};

namespace {

/// All columns and rows as one text: `a|b;1|2`.
QString flat(const TableSample &sample)
{
    QStringList lines{sample.columns.join(u'|')};
    for (qsizetype row = 0; row < sample.rows.size(); ++row) {
        QStringList cells;
        for (qsizetype column = 0; column < sample.columns.size(); ++column)
            cells.append(sample.rows[row][column].join(u'+'));
        lines.append(cells.join(u'|'));
    }
    return lines.join(u';');
}

} // namespace

void TestTableFiles::keepsEveryByteOfWhatItKeeps_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");

    QTest::newRow("plain") << u"a.csv"_s << QByteArray("a,b\n1,2\n3,4\n");
    QTest::newRow("CRLF") << u"a.csv"_s << QByteArray("a,b\r\n1,2\r\n3,4\r\n");
    QTest::newRow("mixed line ends") << u"a.csv"_s << QByteArray("a,b\r\n1,2\n3,4\r\n");
    QTest::newRow("no line end at the end") << u"a.csv"_s << QByteArray("a,b\n1,2");
    QTest::newRow("byte order mark") << u"a.csv"_s
                                     << QByteArray("\xef\xbb\xbf"
                                                   "a,b\n1,2\n");
    QTest::newRow("needless quotes") << u"a.csv"_s << QByteArray("\"a\",b\n\"1\",\"\"\n,\n");
    QTest::newRow("quotes in quotes") << u"a.csv"_s << QByteArray("a,b\n\"say \"\"hi\"\"\",\"\"\"\"\n");
    QTest::newRow("line breaks in fields") << u"a.csv"_s << QByteArray("a,b\n\"one\r\ntwo\",\"\n\"\n3,4\n");
    QTest::newRow("bare quotes") << u"a.csv"_s << QByteArray("a,b\n5\" pipe,6\"\n");
    QTest::newRow("blank lines") << u"a.csv"_s << QByteArray("a,b\n\n1,2\n\r\n\n");
    QTest::newRow("semicolons") << u"a.csv"_s << QByteArray("a;b\n1,5;2\n");
    QTest::newRow("header alone") << u"a.csv"_s << QByteArray("a,b\n");
    QTest::newRow("other scripts") << u"a.csv"_s << QByteArray("a,b\n高橋,Jürgen 😀\n");
    QTest::newRow("JSON blanks") << u"a.jsonl"_s
                                 << QByteArray("{ \"a\" : 1 ,\t\"b\":[ ] }\r\n\n{\"a\":null,\"b\":\"x\"}");
    QTest::newRow("JSON escapes") << u"a.jsonl"_s
                                  << QByteArray(R"({"a":"\u00e9\n\ud83d\ude00\/","b":-1.50e+3})"
                                                "\n");
}

void TestTableFiles::keepsEveryByteOfWhatItKeeps()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, bytes);
    m_fixture.write(name, bytes);
    const bool hasRows = name.endsWith(u"jsonl"_s) || bytes.count('\n') + bytes.count(',') > 0;
    QVERIFY(hasRows);
    auto request = m_fixture.request(name, {u"a=keep"_s, u"b=keep"_s});
    request.replaceExisting = true;
    const auto outcome = m_fixture.run(request);
    VERIFY_RESULT(outcome);
    QCOMPARE(MaskFixture::read(request.target), bytes);
}

void TestTableFiles::readsCsv_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");

    QTest::newRow("plain") << QByteArray("a,b\n1,2\n") << u"a|b;1|2"_s;
    QTest::newRow("quoted") << QByteArray("a,b\n\"x,y\",\"1\"\"2\"\n") << u"a|b;x,y|1\"2"_s;
    QTest::newRow("line break inside") << QByteArray("a,b\n\"x\ny\",2\n") << u"a|b;x\ny|2"_s;
    QTest::newRow("empty fields") << QByteArray("a,b\n,\n") << u"a|b;|"_s;
    QTest::newRow("tabs") << QByteArray("a\tb\n1,5\t2\n") << u"a|b;1,5|2"_s;
    QTest::newRow("BOM and CRLF") << QByteArray("\xef\xbb\xbf"
                                                "a,b\r\n1,2\r\n")
                                  << u"a|b;1|2"_s;
    QTest::newRow("quoted header with line break") << QByteArray("\"a\nx\",b\n1,2\n") << u"a\nx|b;1|2"_s;
    QTest::newRow("blank lines are no rows") << QByteArray("a,b\n\n1,2\n\n") << u"a|b;1|2"_s;
    QTest::newRow("a bare quote inside a field") << QByteArray("a,b\n5\",2\n") << u"a|b;5\"|2"_s;
    QTest::newRow("one column") << QByteArray("a\n1\n2") << u"a;1;2"_s;
}

void TestTableFiles::readsCsv()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, expected);
    const auto sample = readSample(MaskFixture::text(bytes), FileFormat::Csv, {}, 100);
    VERIFY_RESULT(sample);
    QCOMPARE(flat(*sample), expected);
    QVERIFY(sample->isWhole);
}

void TestTableFiles::readsJson_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");

    QTest::newRow("scalars") << QByteArray(R"({"a":"x","b":1.5,"c":true,"d":null})") << u"a|b|c|d;x|1.5|true|"_s;
    QTest::newRow("nested") << QByteArray(R"({"a":{"b":{"c":1}},"d":2})") << u"a.b.c|d;1|2"_s;
    QTest::newRow("array of scalars") << QByteArray(R"({"a":["x","y"]})") << u"a;x+y"_s;
    QTest::newRow("array of objects") << QByteArray(R"({"a":[{"b":1},{"b":2,"c":3}]})") << u"a.b|a.c;1+2|3"_s;
    QTest::newRow("dots in keys") << QByteArray(R"({"a.b":1,"a":{"b":2}})") << uR"(a\.b|a.b;1|2)"_s;
    QTest::newRow("escapes") << QByteArray(R"({"a":"\u00e9\ud83d\ude00\t\"\\"})") << u"a;é😀\t\"\\"_s;
    QTest::newRow("columns that come later") << QByteArray("{\"a\":1}\n{\"b\":2}\n") << u"a|b;1|;|2"_s;
    QTest::newRow("empty containers") << QByteArray(R"({"a":{},"b":[],"c":1})") << u"c;1"_s;
}

void TestTableFiles::readsJson()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, expected);
    const auto sample = readSample(MaskFixture::text(bytes), FileFormat::Jsonl, {}, 100);
    VERIFY_RESULT(sample);
    QCOMPARE(flat(*sample), expected);
}

void TestTableFiles::refusesBadFiles_data()
{
    QTest::addColumn<bool>("isJson");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("part");

    const auto csv = [](const char *name, const QByteArray &bytes, const QString &part) {
        QTest::newRow(name) << false << bytes << part;
    };
    csv("empty", "", u"is empty"_s);
    csv("few fields", "a,b\n1,2\n3\n", u"In line 3, column 2 “b” the row has 1 fields, the header has 2."_s);
    csv("many fields", "a,b\n1,2,3\n", u"In line 2, column 3 the row has 3 fields, the header has 2."_s);
    csv("ragged after a field of two lines", "a,b\n\"x\ny\",2\n3\n", u"In line 4, column 2 “b”"_s);
    csv("header twice", "a,b,a\n", u"The header names “a” a second time in line 1, column 3."_s);
    csv("header without a name", "a,,b\n", u"no name in line 1, column 2"_s);
    csv("broken UTF-8", "a,b\n1,2\n3,x\xff\n", u"In line 3, column 2 “b” stand bytes that are no UTF-8 text."_s);
    csv("broken UTF-8 in the second line of a field", "a,b\n\"x\n\xc3(\",2\n", u"In line 3, column 1 “a”"_s);
    csv("overlong form", "a,b\n\xc0\x80,2\n", u"In line 2, column 1 “a”"_s);
    csv("NUL", QByteArray("a,b\n1,\0\n", 8), u"In line 2, column 2 “b”"_s);
    csv("UTF-16",
        QByteArray("\xff\xfe"
                   "a\0,\0b\0\n\0",
                   10),
        u"is UTF-16, not UTF-8"_s);
    csv("header in another encoding", "Pr\xe9nom,b\nx,y\n",
        u"In line 1, column 1 stand bytes that are no UTF-8 text."_s);
    csv("UTF-16 without a mark", QByteArray("a\0,\0b\0\n\0", 8), u"In line 1, column 1 stand bytes"_s);
    csv("lines that end with a carriage return alone", "name,email\rJane Doe,jane@acme.com\rBob,bob@acme.com\r",
        u"The lines end with a carriage return alone"_s);
    csv("the same in a blank after the name", "email \rjane@acme.com\r", u"The lines end with a carriage return"_s);
    csv("a mail address for a header", "Jane Doe,jane@acme.com,12\nBob Roe,bob@acme.com,14\n",
        u"The first line names no columns: in line 1, column 2 stands somebody's data."_s);
    csv("a phone number for a header", "Jane Doe,\"+1 (415) 867-5309\"\nBob Roe,415-867-5310\n",
        u"in line 1, column 2 stands somebody's data"_s);
    csv("an account number for a header", "DE89 3704 0044 0532 0130 00,Jane\nx,Bob\n", u"in line 1, column 1 stands"_s);
    csv("open quote", "a,b\n1,\"2\n3,4\n", u"The quote that opens in line 2, column 2 “b” is never closed."_s);
    csv("text behind a quote", "a,b\n\"1\"x,2\n", u"In line 2, column 1 “a” text stands behind the closing quote."_s);
    const auto json = [](const char *name, const QByteArray &bytes, const QString &part) {
        QTest::newRow(name) << true << bytes << part;
    };
    json("no object", "[1]\n", u"In line 1 the text stops being a JSON object at character 1."_s);
    json("cut off", "{\"a\":1}\n{\"a\":\n", u"In line 2, column “a” the text stops"_s);
    json("two objects", "{\"a\":1} {\"b\":2}\n", u"In line 1 the text stops being a JSON object at character 9."_s);
    json("trailing comma", "{\"a\":1,}\n", u"In line 1 the text stops"_s);
    json("bad escape", R"({"a":"\x"})", u"In line 1, column “a”"_s);
    json("lone surrogate", R"({"a":"\ud83d"})", u"In line 1, column “a”"_s);
    json("leading zero", R"({"a":01})", u"In line 1 the text stops being a JSON object at character 7."_s);
    json("single quotes", "{'a':1}", u"In line 1 the text stops"_s);
    json("a mail address for a key", "{\"a\":1}\n{\"jane@acme.com\":{\"score\":1}}\n",
         u"In line 2 a key at character 2 is somebody's data."_s);
    json("too deep", QByteArray("{\"a\":").repeated(100) + "1" + QByteArray("}").repeated(100), u"In line 1"_s);
}

void TestTableFiles::refusesBadFiles()
{
    QFETCH(const bool, isJson);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, part);
    const auto sample = readSample(MaskFixture::text(bytes), isJson ? FileFormat::Jsonl : FileFormat::Csv, ',', 100);
    VERIFY_ERROR(sample, ErrorCode::InvalidInput);
    QVERIFY2(sample.error().message.contains(part), qPrintable(sample.error().message));
    QVERIFY(!sample.error().hint.isEmpty());
}

void TestTableFiles::refusesAHugeField()
{
    const QByteArray huge = "a,b\n1,2\n3,\"" + QByteArray(100'000'000, 'x') + "\"\n";
    const auto sample = readSample(MaskFixture::text(huge), FileFormat::Csv, {}, 100);
    VERIFY_ERROR(sample, ErrorCode::InvalidInput);
    QVERIFY2(sample.error().message.startsWith(u"In line 3, column 2 “b” the row grows longer than 8"_s),
             qPrintable(sample.error().message));
}

void TestTableFiles::guessesTheDelimiter_data()
{
    QTest::addColumn<QByteArray>("beginning");
    QTest::addColumn<char>("delimiter");

    QTest::newRow("comma") << QByteArray("a,b\n1,2\n") << ',';
    QTest::newRow("semicolon with decimal commas") << QByteArray("a;b;c\n1,5;2,5;3\n4,5;5,5;6\n") << ';';
    QTest::newRow("tab") << QByteArray("a\tb, c\n1\t2\n") << '\t';
    QTest::newRow("bar") << QByteArray("a|b\n1|2\n") << '|';
    QTest::newRow("commas in quotes") << QByteArray("\"a,b,c\";d\n1;2\n") << ';';
    QTest::newRow("one column") << QByteArray("a\n1\n") << ',';
    QTest::newRow("half a last line") << QByteArray("a;b\n1;2\n3") << ';';
}

void TestTableFiles::guessesTheDelimiter()
{
    QFETCH(const QByteArray, beginning);
    QFETCH(const char, delimiter);
    QCOMPARE(guessDelimiter(beginning.toStdString()), delimiter);
}

// Rows with line breaks and doubled quotes at every distance from the end of what is read at once.
void TestTableFiles::cutsBlocksBetweenRows()
{
    QByteArray bytes = "a,b\n";
    for (int i = 0; bytes.size() < qsizetype(3 * BlockReader::blockSize); ++i)
        bytes += QByteArray::number(i) + ",\"x" + QByteArray(i % 97, '\n') + "\"\"" + QByteArray(i % 7, 'y') + "\"\n";
    auto reader = BlockReader::open(MaskFixture::text(bytes), FileFormat::Csv);
    VERIFY_RESULT(reader);
    const std::unique_ptr<RecordParser> parser = RecordParser::make(reader->dialect());
    Block block;
    Record record;
    QByteArray joined = QByteArray::fromStdString(reader->preamble());
    int rows = 0;
    for (auto more = reader->next(block); more && *more; more = reader->next(block)) {
        QCOMPARE(block.firstLine, qint64(joined.count('\n') + 1));
        joined += QByteArray::fromStdString(block.bytes);
        parser->begin(block);
        for (auto row = parser->next(record); row && *row; row = parser->next(record))
            QCOMPARE(record.values[0].text, std::to_string(rows++));
    }
    QCOMPARE(joined, bytes);
    QVERIFY(rows > 1000);
}

void TestTableFiles::quotesWhatNeedsQuotes_data()
{
    QTest::addColumn<int>("literal");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isNull");
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char *name, Literal literal, const char *text, const char *expected,
                        bool isNull = false) {
        QTest::newRow(name) << int(literal) << QByteArray(text) << isNull << QByteArray(expected);
    };
    row("plain", Literal::Plain, "x", "x");
    row("plain with the delimiter", Literal::Plain, "x,y", "\"x,y\"");
    row("plain with a quote", Literal::Plain, "x\"y", "\"x\"\"y\"");
    row("plain with a line break", Literal::Plain, "x\ny", "\"x\ny\"");
    row("quoted stays quoted", Literal::Quoted, "x", "\"x\"");
    row("no value in CSV", Literal::Quoted, "", "", true);
    row("string", Literal::String, "x\"\n\x01", "\"x\\\"\\n\\u0001\"");
    row("no value in JSON", Literal::String, "", "null", true);
    row("number stays a number", Literal::Scalar, "-12.50", "-12.50");
    row("text in place of a number", Literal::Scalar, "a1", "\"a1\"");
    row("leading zero", Literal::Scalar, "007", "\"007\"");
}

void TestTableFiles::quotesWhatNeedsQuotes()
{
    QFETCH(const int, literal);
    QFETCH(const QByteArray, text);
    QFETCH(const bool, isNull);
    QFETCH(const QByteArray, expected);
    Value value;
    value.literal = Literal(literal);
    std::string out;
    appendLiteral(out, text.toStdString(), isNull, value, ',');
    QCOMPARE(QByteArray::fromStdString(out), expected);
}

void TestTableFiles::findsBrokenUtf8_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("expected");

    QTest::newRow("ASCII") << QByteArray("0123456789abcdef") << 16;
    QTest::newRow("two, three and four bytes") << QByteArray("é中😀") << 9;
    QTest::newRow("lone continuation") << QByteArray("01234567\x80") << 8;
    QTest::newRow("cut off") << QByteArray("0123456\xe4\xb8") << 7;
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << 0;
    QTest::newRow("above U+10FFFF") << QByteArray("\xf4\x90\x80\x80") << 0;
    QTest::newRow("overlong") << QByteArray("\xe0\x80\xaf") << 0;
    QTest::newRow("NUL") << QByteArray("0123456789\0x", 12) << 10;
}

void TestTableFiles::findsBrokenUtf8()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, expected);
    QCOMPARE(int(firstInvalidByte(text.toStdString())), expected);
}

QTEST_GUILESS_MAIN(TestTableFiles)
#include "tst_table_files.moc"
