#include "gui/help/help_pages.h"

#include "core/help/error_catalog.h"
#include "core/help/help_topics.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::gui)
};

/// A document without its pictures, which lie beside it in the repository only.
QString document(const QString &name)
{
    QFile file(u":/showroom/documents/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression picture(uR"(!\[[^\]]*\]\([^)]*\))"_s);
    return QString::fromUtf8(file.readAll()).remove(picture);
}

QString errorCodes()
{
    QString text = u"# %1\n\n%2\n\n"_s.arg(
        Texts::tr("Error codes"), Texts::tr("The same list: `showroomctl help errors`. The number is the exit code."));
    for (const help::ErrorEntry &entry : help::errorCatalog()) {
        text += u"**%1** (%2): %3 %4"_s.arg(entry.name, QString::number(entry.exit), entry.meaning, entry.remedy);
        if (!entry.sqlStates.isEmpty())
            text += u" *SQLSTATE %1.*"_s.arg(entry.sqlStates.join(u", "_s));
        text += u"\n\n"_s;
    }
    return text;
}

} // namespace

QList<HelpPage> helpPages()
{
    QList<HelpPage> pages;
    for (const help::HelpTopic &topic : help::helpTopics())
        pages.append(
            {topic.name, Texts::tr("Troubleshooting"), topic.title, u"# %1\n\n%2\n"_s.arg(topic.title, topic.text)});
    pages.append({errorsPage, Texts::tr("Reference"), Texts::tr("Error codes"), errorCodes()});
    const QString documents = Texts::tr("Documentation");
    pages.append({readmePage, documents, Texts::tr("About and first steps"), document(u"README.md"_s)});
    pages.append({u"cli"_s, documents, Texts::tr("The command line"), document(u"docs/cli.md"_s)});
    pages.append({u"changes"_s, documents, Texts::tr("What is new"), document(u"CHANGELOG.md"_s)});
    return pages;
}

QString helpPageFor(ErrorCode code)
{
    const auto topic = help::helpTopicFor(code);
    return topic ? topic->name : QString(errorsPage);
}

QString helpPageOfLink(const QString &path)
{
    const QString error = u"error/"_s;
    return path.startsWith(error) ? helpPageFor(errorCodeFromName(path.sliced(error.size()))) : path;
}

} // namespace showroom::gui
