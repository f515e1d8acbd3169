#include "core/help/help_topics.h"

#include <QFile>

#include <algorithm>

namespace showroom::help {

using namespace Qt::StringLiterals;

namespace {

/// The value of a line "Key: value" when it has this key.
std::optional<QString> valueOf(const QString &line, const QString &key)
{
    const QString head = key + u':';
    return line.startsWith(head) ? std::optional(line.sliced(head.size()).trimmed()) : std::nullopt;
}

QList<ErrorCode> codesOf(const QString &list)
{
    QList<ErrorCode> codes;
    for (const QString &name : list.split(u',', Qt::SkipEmptyParts))
        codes.append(errorCodeFromName(name.trimmed()));
    return codes;
}

HelpTopic topicOf(const QString &section)
{
    HelpTopic topic;
    QStringList lines = section.split(u'\n');
    topic.title = lines.takeFirst().trimmed();
    QStringList text;
    for (const QString &line : std::as_const(lines)) {
        if (const auto name = valueOf(line, u"Topic"_s))
            topic.name = *name;
        else if (const auto codes = valueOf(line, u"Codes"_s))
            topic.codes = codesOf(*codes);
        else
            text.append(line);
    }
    topic.text = text.join(u'\n').trimmed();
    return topic;
}

} // namespace

QList<HelpTopic> parseHelpTopics(const QString &markdown)
{
    QList<HelpTopic> topics;
    const QStringList sections = QString(u'\n' + markdown).split(u"\n## "_s);
    for (const QString &section : sections.mid(1))
        topics.append(topicOf(section));
    return topics;
}

QList<HelpTopic> helpTopics()
{
    QFile file(u":/showroom/help/troubleshooting.md"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return parseHelpTopics(QString::fromUtf8(file.readAll()));
}

std::optional<HelpTopic> helpTopicFor(ErrorCode code)
{
    for (const HelpTopic &topic : helpTopics())
        if (topic.codes.contains(code))
            return topic;
    return std::nullopt;
}

QList<HelpTopic> searchHelp(const QList<HelpTopic> &topics, const QString &text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    QList<HelpTopic> found;
    for (const HelpTopic &topic : topics) {
        const bool all = std::all_of(words.begin(), words.end(), [&](const QString &word) {
            return topic.title.contains(word, Qt::CaseInsensitive) || topic.text.contains(word, Qt::CaseInsensitive);
        });
        if (all)
            found.append(topic);
    }
    return found;
}

} // namespace showroom::help
