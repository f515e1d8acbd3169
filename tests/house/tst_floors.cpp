#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Include {
    QString file;
    QString folder; ///< "core/jobs" of `#include "core/jobs/job.h"`
};

QString readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QList<Include> includesOf(const QString &folder)
{
    static const QRegularExpression pattern(u"^#include \"([^\"]+)/[^\"/]+\""_s, QRegularExpression::MultilineOption);
    QList<Include> includes;
    QDirIterator files(QStringLiteral(SHOWROOM_SOURCES "/") + folder, {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        const QString text = readAll(file);
        for (auto matches = pattern.globalMatch(text); matches.hasNext();)
            includes.append({file, matches.next().captured(1)});
    }
    return includes;
}

} // namespace

/// Keeps the floors of the house apart: what a folder of src/ includes and links.
class TestFloors final : public QObject {
    Q_OBJECT

private slots:
    void includesOnlyWhatLiesBelow_data();
    void includesOnlyWhatLiesBelow();
    void featuresOfTheCoreMeetInTheSharedOnes();
    void nothingBelowTheWindowLinksGui();
    void futuresAreContinuedByWhenReady();
};

void TestFloors::includesOnlyWhatLiesBelow_data()
{
    QTest::addColumn<QStringList>("below");
    const QStringList generation{u"base"_s, u"masking"_s};
    const QStringList core = generation + QStringList{u"generation"_s, u"database"_s};
    QTest::newRow("base") << QStringList{};
    QTest::newRow("masking") << QStringList{u"base"_s};
    QTest::newRow("generation") << generation;
    QTest::newRow("database") << QStringList{u"base"_s};
    QTest::newRow("core") << core;
    QTest::newRow("models") << core + QStringList{u"core"_s};
    QTest::newRow("cli") << core + QStringList{u"core"_s};
    QTest::newRow("gui") << core + QStringList{u"core"_s, u"models"_s};
}

void TestFloors::includesOnlyWhatLiesBelow()
{
    QFETCH(QStringList, below);
    const QString folder = QString::fromUtf8(QTest::currentDataTag());
    const QStringList allowed = below + QStringList{folder};
    const QList<Include> includes = includesOf(folder);
    QVERIFY2(!includes.isEmpty(), "no source of this folder was found");
    for (const Include &include : includes)
        QVERIFY2(allowed.contains(include.folder.section(u'/', 0, 0)),
                 qPrintable(include.file + u" includes "_s + include.folder));
}

void TestFloors::featuresOfTheCoreMeetInTheSharedOnes()
{
    const QStringList shared{u"environments"_s, u"jobs"_s, u"audit"_s, u"access"_s};
    for (const Include &include : includesOf(u"core"_s)) {
        const QString inCore = include.file.section(u"/src/core/"_s, -1);
        const QString feature = inCore.section(u'/', 0, 0);
        const QString other = include.folder.section(u'/', 1, 1);
        const bool composition = !inCore.contains(u'/');
        if (!composition && include.folder.startsWith(u"core/"_s) && other != feature)
            QVERIFY2(shared.contains(other), qPrintable(include.file + u" includes "_s + include.folder));
    }
}

void TestFloors::nothingBelowTheWindowLinksGui()
{
    const QSet<QString> windowless{u"base"_s, u"masking"_s, u"generation"_s, u"database"_s,
                                   u"core"_s, u"models"_s,  u"cli"_s};
    const QJsonArray commands =
        QJsonDocument::fromJson(readAll(QStringLiteral(SHOWROOM_COMPILE_COMMANDS)).toUtf8()).array();
    QSet<QString> seen;
    for (const QJsonValue &entry : commands) {
        const QString file = entry[u"file"_s].toString();
        if (!file.startsWith(QStringLiteral(SHOWROOM_SOURCES "/")))
            continue;
        const QString folder = file.section(u"/src/"_s, -1).section(u'/', 0, 0);
        seen.insert(folder);
        if (windowless.contains(folder))
            QVERIFY2(!entry[u"command"_s].toString().contains(u"-DQT_GUI_LIB"_s),
                     qPrintable(file + u" links Qt Gui"_s));
    }
    QVERIFY2(seen.contains(windowless), "a folder is missing from the compile commands");
}

/// QFuture::then() with a context races with the context's end (Qt 6.4); base/when_ready.h does not.
void TestFloors::futuresAreContinuedByWhenReady()
{
    static const QRegularExpression call(u"(?:\\.|->)\\s*then\\s*\\(\\s*[^\\s\\[]"_s);
    QDirIterator files(QStringLiteral(SHOWROOM_SOURCES), {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    int seen = 0;
    for (; files.hasNext(); ++seen) {
        const QString file = files.next();
        QVERIFY2(!readAll(file).contains(call), qPrintable(file + u" continues a future by then(context, …)"_s));
    }
    QVERIFY2(seen > 0, "no source was found");
}

QTEST_APPLESS_MAIN(TestFloors)
#include "tst_floors.moc"
