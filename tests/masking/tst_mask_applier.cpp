#include "masking/lorem.h"
#include "masking/mask_applier.h"
#include "masking/mask_catalogue.h"

#include "masking_fixture.h"

#include <cstdlib>
#include <new>

using namespace Qt::StringLiterals;
using namespace showroom::masking;
using namespace showroom::masking::tests;

namespace {

/// How often this program has asked for memory.
std::size_t allocations = 0;

QString lorem(const QString &value, const QString &locale, const char *subject = "c-1")
{
    const Masker masker = maskerFor(locale);
    std::string out;
    return appendLorem(out, value.toStdString(), masker.subject(subject)) ? QString::fromStdString(out) : u"no words"_s;
}

} // namespace

void *operator new(std::size_t size)
{
    ++allocations;
    if (void *memory = std::malloc(size == 0 ? 1 : size))
        return memory;
    throw std::bad_alloc();
}

void *operator new(std::size_t size, const std::nothrow_t &) noexcept
{
    ++allocations;
    return std::malloc(size == 0 ? 1 : size);
}

void operator delete(void *memory, const std::nothrow_t &) noexcept
{
    std::free(memory);
}

void operator delete(void *memory) noexcept
{
    std::free(memory);
}

void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}

class TestMaskApplier : public QObject {
    Q_OBJECT

private slots:
    void masking_costs_no_allocation_a_value_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<QString>("value");
        for (const MaskInfo &info : maskCatalogue()) {
            const bool isText = info.kind == MaskKind::Redact || info.kind == MaskKind::Lorem;
            const QString options = info.kind == MaskKind::Category   ? u":low|high"_s
                                    : info.kind == MaskKind::Constant ? u":none"_s
                                                                      : QString();
            if (!isText)
                QTest::newRow(qPrintable(info.name)) << info.name + options << info.example;
        }
    }

    void masking_costs_no_allocation_a_value()
    {
        QFETCH(QString, spec);
        QFETCH(QString, value);
        const MaskApplier applier(maskerFor(u"en-US"_s));
        const MaskSpec mask = *MaskSpec::parse(spec);
        const std::string original = value.toStdString();
        std::string out;
        out.reserve(4096);
        QVERIFY(
            applier.append(out, mask, original, applier.subject("a customer's key that is longer than any buffer")));
        const std::size_t before = allocations;
        bool isMasked = true;
        for (int i = 0; i < 100; ++i) {
            out.clear();
            const Subject subject = applier.subject(i % 2 == 0 ? "first" : "a customer's key that is longer");
            isMasked &= applier.append(out, mask, original, subject);
        }
        const std::size_t after = allocations;
        QVERIFY(isMasked);
        QCOMPARE(after - before, std::size_t(0));
    }

    void other_text_has_the_same_length_and_lines_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("value");
        QTest::newRow("one word") << u"en-US"_s << u"Renewal"_s;
        QTest::newRow("a letter") << u"en-US"_s << u"x"_s;
        QTest::newRow("a sentence") << u"en-GB"_s << u"Called about the renewal, wants to think it over."_s;
        QTest::newRow("a list") << u"de-DE"_s
                                << u"Offene Punkte:\n- Vertrag prüfen\n- Rückruf bis Freitag!\n\n  Danke"_s;
        QTest::newRow("carriage returns") << u"fr-FR"_s << u"Première ligne\r\nSeconde ligne ?\r\n"_s;
        QTest::newRow("Japanese") << u"ja-JP"_s << u"本日の会議は延期になりました。\n次回は金曜日です。"_s;
        QTest::newRow("Spanish") << u"es-ES"_s << u"Quedamos el jueves para revisar el presupuesto del proyecto."_s;
        QTest::newRow("emoji") << u"en-US"_s << u"Great 🎉 news for everybody 🎉🎉"_s;
        QTest::newRow("blanks alone") << u"en-US"_s << u"  \n \t "_s;
    }

    void other_text_has_the_same_length_and_lines()
    {
        QFETCH(QString, locale);
        QFETCH(QString, value);
        const QString out = lorem(value, locale);
        QCOMPARE(out.toUcs4().size(), value.toUcs4().size());
        const QStringList before = value.split(u'\n');
        const QStringList after = out.split(u'\n');
        QCOMPARE(after.size(), before.size());
        for (qsizetype i = 0; i < before.size(); ++i) {
            QCOMPARE(after[i].toUcs4().size(), before[i].toUcs4().size());
            QCOMPARE(after[i].endsWith(u'\r'), before[i].endsWith(u'\r'));
            QCOMPARE(after[i].startsWith(u"- "), before[i].startsWith(u"- "));
        }
        if (value.simplified().size() > 20)
            QVERIFY2(out != value, qPrintable(out));
    }

    void other_text_ends_like_the_original_and_is_of_its_subject()
    {
        const QString question = u"Could we perhaps move the meeting to Thursday afternoon?"_s;
        QVERIFY(lorem(question, u"en-US"_s).endsWith(u'?'));
        QCOMPARE(lorem(question, u"en-US"_s), lorem(question, u"en-US"_s));
        QVERIFY(lorem(question, u"en-US"_s) != lorem(question, u"en-US"_s, "c-2"));
        QVERIFY(lorem(question, u"en-US"_s) != lorem(question, u"de-DE"_s));
    }

    void long_text_takes_time_in_proportion()
    {
        const QString text = QString(200'000, u'x');
        QCOMPARE(lorem(text, u"pt-BR"_s).size(), text.size());
    }
};

QTEST_APPLESS_MAIN(TestMaskApplier)
#include "tst_mask_applier.moc"
