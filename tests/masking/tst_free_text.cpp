#include "masking/redactor.h"

#include "masking_fixture.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <map>

using namespace Qt::StringLiterals;
using namespace showroom::masking;
using namespace showroom::masking::tests;

namespace {

/// A piece of a text that has to be replaced.
struct Planted {
    QByteArray kind;
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct Sample {
    QByteArray language;
    std::string text;
    std::vector<Planted> planted;
};

/// The texts of one language, with the people whom the caller knows.
struct Language {
    QByteArray name;
    QString locale;
    std::vector<std::string> strings; ///< owns what `known` points to
    std::vector<KnownValue> known;
    std::vector<Sample> samples;
};

constexpr std::pair<const char16_t *, PersonPart> knownParts[] = {{u"name", PersonPart::Name},
                                                                  {u"first", PersonPart::FirstName},
                                                                  {u"last", PersonPart::LastName},
                                                                  {u"email", PersonPart::Email},
                                                                  {u"phone", PersonPart::Phone}};

void readPeople(const QJsonArray &people, Language &language)
{
    language.strings.reserve(std::size_t(people.size()) * 6);
    for (const QJsonValue &value : people) {
        const QJsonObject person = value.toObject();
        language.strings.push_back(person[u"subject"_s].toString().toStdString());
        const std::string_view subject = language.strings.back();
        for (const auto &[field, part] : knownParts) {
            if (!person.contains(QString::fromUtf16(field)))
                continue;
            language.strings.push_back(person[QString::fromUtf16(field)].toString().toStdString());
            language.known.push_back({part, language.strings.back(), subject});
        }
    }
}

Sample readSample(const QJsonObject &object, const QByteArray &language)
{
    Sample sample{language, object[u"text"_s].toString().toStdString(), {}};
    std::size_t from = 0;
    for (const QJsonValue &value : object[u"planted"_s].toArray()) {
        const std::string planted = value[u"value"_s].toString().toStdString();
        const std::size_t begin = sample.text.find(planted, from);
        if (begin == std::string::npos)
            qFatal("a planted value is not in its text: %s", planted.c_str());
        from = begin + planted.size();
        sample.planted.push_back({value[u"kind"_s].toString().toUtf8(), begin, from});
    }
    return sample;
}

/// `name` lies beside the corpus of free texts.
std::vector<Language> readLanguages(const QString &name = u"free_texts.json"_s)
{
    QFile file(QFileInfo(QStringLiteral(FREE_TEXTS_FILE)).dir().filePath(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the corpus of free texts is missing");
    std::vector<Language> languages;
    for (const QJsonValue &value : QJsonDocument::fromJson(file.readAll()).array()) {
        Language language{value[u"language"_s].toString().toUtf8(), value[u"locale"_s].toString(), {}, {}, {}};
        readPeople(value[u"people"_s].toArray(), language);
        for (const QJsonValue &text : value[u"texts"_s].toArray())
            language.samples.push_back(readSample(text.toObject(), language.name));
        languages.push_back(std::move(language));
    }
    return languages;
}

bool isInside(const Finding &finding, const Planted &planted)
{
    return finding.begin >= planted.begin && finding.end <= planted.end;
}

/// Whether findings that are replaced cover every byte of a planted value.
bool isCovered(const Planted &planted, const std::vector<Finding> &findings)
{
    std::size_t reached = planted.begin;
    for (const Finding &finding : findings) {
        if (!finding.isOurs && finding.begin <= reached && finding.end > reached)
            reached = finding.end;
    }
    return reached >= planted.end;
}

QByteArray excerpt(const Sample &sample, std::size_t begin, std::size_t end)
{
    return sample.language + ": \"" + QByteArray::fromStdString(sample.text.substr(begin, end - begin)) + "\" in \"" +
           QByteArray::fromStdString(sample.text).left(90) + '"';
}

} // namespace

class TestFreeText : public QObject {
    Q_OBJECT

private slots:
    void the_corpus_is_large_and_mixed()
    {
        std::size_t texts = 0;
        std::size_t withoutPersonalData = 0;
        std::map<QByteArray, int> kinds;
        for (const Language &language : m_languages) {
            texts += language.samples.size();
            for (const Sample &sample : language.samples) {
                withoutPersonalData += sample.planted.empty() ? 1 : 0;
                for (const Planted &planted : sample.planted)
                    ++kinds[planted.kind];
            }
        }
        QCOMPARE(m_languages.size(), std::size_t(6));
        QVERIFY(texts >= 300);
        QVERIFY(withoutPersonalData >= 60);
        QCOMPARE(kinds.size(), std::size_t(9));
    }

    void planted_values_are_replaced()
    {
        int planted = 0;
        int missed = 0;
        for (const Language &language : m_languages) {
            const Redactor redactor(maskerFor(language.locale), language.known);
            for (const Sample &sample : language.samples) {
                const auto findings = redactor.find(sample.text);
                for (const Planted &value : sample.planted) {
                    ++planted;
                    if (isCovered(value, findings))
                        continue;
                    ++missed;
                    qInfo("missed: %s %s", value.kind.constData(), excerpt(sample, value.begin, value.end).constData());
                }
            }
        }
        qInfo("%d planted values, %d missed", planted, missed);
        QVERIFY(missed * 100 <= planted);
    }

    void nothing_else_is_replaced()
    {
        int invented = 0;
        for (const Language &language : m_languages) {
            const Redactor redactor(maskerFor(language.locale), language.known);
            for (const Sample &sample : language.samples) {
                for (const Finding &finding : redactor.find(sample.text)) {
                    const bool isPlanted = std::any_of(sample.planted.begin(), sample.planted.end(),
                                                       [&](const Planted &value) { return isInside(finding, value); });
                    if (finding.isOurs || isPlanted)
                        continue;
                    ++invented;
                    qInfo("invented: %s", excerpt(sample, finding.begin, finding.end).constData());
                }
            }
        }
        QCOMPARE(invented, 0);
    }

    void what_lies_between_stays_byte_for_byte()
    {
        for (const Language &language : m_languages) {
            const Redactor redactor(maskerFor(language.locale), language.known);
            for (const Sample &sample : language.samples) {
                const std::string masked = redactor.redact(sample.text);
                std::size_t from = 0;
                std::size_t at = 0;
                for (const Planted &value : sample.planted) {
                    const std::string between = sample.text.substr(at, value.begin - at);
                    const std::size_t found = masked.find(between, from);
                    QVERIFY2(found != std::string::npos, masked.c_str());
                    from = found + between.size();
                    at = value.end;
                }
                QVERIFY2(masked.ends_with(sample.text.substr(at)), masked.c_str());
                if (sample.planted.empty())
                    QCOMPARE(masked, sample.text);
            }
        }
    }

    void redacting_again_changes_nothing()
    {
        for (const Language &language : m_languages) {
            const Redactor redactor(maskerFor(language.locale), language.known);
            for (const Sample &sample : language.samples) {
                const std::string once = redactor.redact(sample.text);
                const std::string twice = redactor.redact(once);
                QVERIFY2(once == twice, (sample.text + "\n-> " + once + "\n-> " + twice).c_str());
            }
        }
    }

    void no_planted_value_is_left_in_the_output()
    {
        int left = 0;
        int planted = 0;
        for (const Language &language : m_languages) {
            const Redactor redactor(maskerFor(language.locale), language.known);
            for (const Sample &sample : language.samples) {
                const std::string masked = redactor.redact(sample.text);
                for (const Planted &value : sample.planted) {
                    ++planted;
                    const std::string original = sample.text.substr(value.begin, value.end - value.begin);
                    left += masked.find(original) != std::string::npos ? 1 : 0;
                }
            }
        }
        QVERIFY2(left * 100 <= planted, qPrintable(u"%1 of %2"_s.arg(left).arg(planted)));
    }

    /// Texts that nothing was adjusted by: what somebody's own texts may expect.
    void texts_that_nobody_looked_at_before()
    {
        int planted = 0;
        int missed = 0;
        int invented = 0;
        for (const Language &language : readLanguages(u"held_out_texts.json"_s)) {
            const Redactor redactor(maskerFor(language.locale));
            for (const Sample &sample : language.samples) {
                const auto findings = redactor.find(sample.text);
                for (const Planted &value : sample.planted) {
                    ++planted;
                    if (isCovered(value, findings))
                        continue;
                    ++missed;
                    qInfo("missed: %s", excerpt(sample, value.begin, value.end).constData());
                }
                for (const Finding &finding : findings) {
                    const bool isPlanted = std::any_of(sample.planted.begin(), sample.planted.end(),
                                                       [&](const Planted &value) { return isInside(finding, value); });
                    invented += finding.isOurs || isPlanted ? 0 : 1;
                }
            }
        }
        qInfo("%d planted values, %d missed, %d invented", planted, missed, invented);
        QVERIFY(missed * 10 <= planted);
        QCOMPARE(invented, 0);
    }

private:
    std::vector<Language> m_languages = readLanguages();
};

QTEST_APPLESS_MAIN(TestFreeText)
#include "tst_free_text.moc"
