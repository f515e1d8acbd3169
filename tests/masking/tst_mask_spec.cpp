#include "masking/mask_catalogue.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::masking;

class TestMaskSpec : public QObject {
    Q_OBJECT

private slots:
    void specs_are_read_and_written_back_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("written");
        QTest::newRow("plain") << u"name"_s << u"name"_s;
        QTest::newRow("blanks around") << u" first-name "_s << u"first-name"_s;
        QTest::newRow("option") << u"email:unique"_s << u"email:unique"_s;
        QTest::newRow("two options") << u"email:keep-domain, unique"_s << u"email:unique,keep-domain"_s;
        QTest::newRow("default noise") << u"number"_s << u"number:noise=10"_s;
        QTest::newRow("noise and bucket") << u"number:noise=5,bucket=100"_s << u"number:noise=5,bucket=100"_s;
        QTest::newRow("default shift") << u"date"_s << u"date:shift=30"_s;
        QTest::newRow("choices") << u"category:niedrig|mittel|hoch"_s << u"category:niedrig|mittel|hoch"_s;
        QTest::newRow("constant keeps colons") << u"constant:a:b, c|d "_s << u"constant:a:b, c|d "_s;
    }

    void specs_are_read_and_written_back()
    {
        QFETCH(QString, text);
        QFETCH(QString, written);
        const auto spec = MaskSpec::parse(text);
        QVERIFY2(spec, spec ? "" : qPrintable(spec.error().message));
        QCOMPARE(spec->toText(), written);
        QCOMPARE(*MaskSpec::parse(written), *spec);
    }

    void every_mask_of_the_catalogue_can_be_written()
    {
        QCOMPARE(maskCatalogue().size(), maskKindCount);
        for (const MaskInfo &info : maskCatalogue()) {
            QCOMPARE(maskKindFromName(info.name), std::optional(info.kind));
            QVERIFY(!info.label.isEmpty() && !info.keeps.isEmpty() && !info.example.isEmpty());
            QCOMPARE(bool(MaskSpec::parse(info.name)), !info.needsOptions);
        }
    }

    void a_bad_spec_says_what_is_wrong_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("hint");
        QTest::newRow("near name") << u"e-mail"_s << u"There is no mask named \"e-mail\"."_s << u"\"email\""_s;
        QTest::newRow("other word order") << u"firstname"_s << u"no mask named"_s << u"\"first-name\""_s;
        QTest::newRow("nothing near") << u"zxqwv"_s << u"no mask named"_s << u"list of masks"_s;
        QTest::newRow("no name") << u""_s << u"no mask named \"\""_s << u"list of masks"_s;
        QTest::newRow("foreign option") << u"name:unique"_s << u"has no option \"unique\""_s << u"without options"_s;
        QTest::newRow("unknown option") << u"email:uniq"_s << u"has no option \"uniq\""_s << u"email:unique"_s;
        QTest::newRow("empty option") << u"email:"_s << u"has no option \"\""_s << u"email:unique"_s;
        QTest::newRow("no figure") << u"number:noise=many"_s << u"from 1 to 100"_s << u"noise=10"_s;
        QTest::newRow("figure too high") << u"number:noise=101"_s << u"from 1 to 100"_s << u"noise=10"_s;
        QTest::newRow("figure of nothing") << u"date:shift=0"_s << u"from 1 to 3650"_s << u"shift=10"_s;
        QTest::newRow("twice") << u"number:noise=5,noise=6"_s << u"\"noise=6\" comes twice"_s << u"once"_s;
        QTest::newRow("one choice") << u"category:a"_s << u"at least two values"_s << u"constant"_s;
        QTest::newRow("empty choice") << u"category:a||b"_s << u"is empty"_s << u"category:a|b|c"_s;
        QTest::newRow("no constant") << u"constant:"_s << u"needs a value"_s << u"null"_s;
    }

    void a_bad_spec_says_what_is_wrong()
    {
        QFETCH(QString, text);
        QFETCH(QString, message);
        QFETCH(QString, hint);
        const auto spec = MaskSpec::parse(text);
        QVERIFY(!spec);
        QCOMPARE(spec.error().code, ErrorCode::InvalidInput);
        QVERIFY2(spec.error().message.contains(message), qPrintable(spec.error().message));
        QVERIFY2(spec.error().hint.contains(hint), qPrintable(spec.error().hint));
    }
};

QTEST_APPLESS_MAIN(TestMaskSpec)
#include "tst_mask_spec.moc"
