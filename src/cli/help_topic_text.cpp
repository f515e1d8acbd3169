#include "cli/help_topic_text.h"

#include "core/help/error_catalog.h"
#include "core/help/help_topics.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

const auto errorsWord = u"errors"_s;
const auto troubleWord = u"troubleshooting"_s;

QString errorsText()
{
    QString text;
    for (const help::ErrorEntry &entry : help::errorCatalog()) {
        text +=
            u"%1 (exit code %2)\n  %3 %4\n"_s.arg(entry.name, QString::number(entry.exit), entry.meaning, entry.remedy);
        if (!entry.sqlStates.isEmpty())
            text += u"  SQLSTATE %1\n"_s.arg(entry.sqlStates.join(u", "_s));
    }
    return text;
}

QJsonObject errorsJson()
{
    QJsonArray list;
    for (const help::ErrorEntry &entry : help::errorCatalog())
        list.append(QJsonObject{{u"code"_s, entry.name},
                                {u"exitCode"_s, entry.exit},
                                {u"meaning"_s, entry.meaning},
                                {u"remedy"_s, entry.remedy},
                                {u"sqlStates"_s, QJsonArray::fromStringList(entry.sqlStates)}});
    return {{u"errors"_s, list}};
}

QString troubleText()
{
    QString text;
    for (const help::HelpTopic &topic : help::helpTopics())
        text += u"%1\n\n%2\n\n"_s.arg(topic.title.toUpper(), topic.text);
    return text.trimmed() + u'\n';
}

QJsonObject troubleJson()
{
    QJsonArray list;
    for (const help::HelpTopic &topic : help::helpTopics()) {
        QJsonArray codes;
        for (const ErrorCode code : topic.codes)
            codes.append(errorCodeName(code));
        list.append(QJsonObject{
            {u"topic"_s, topic.name}, {u"title"_s, topic.title}, {u"codes"_s, codes}, {u"text"_s, topic.text}});
    }
    return {{u"topics"_s, list}};
}

} // namespace

QStringList helpWords()
{
    return {errorsWord, troubleWord};
}

QString helpWordText(const QString &word)
{
    return word == errorsWord ? errorsText() : troubleText();
}

QJsonObject helpWordJson(const QString &word)
{
    return word == errorsWord ? errorsJson() : troubleJson();
}

} // namespace showroom::cli
