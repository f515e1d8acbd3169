#include "core/masking_jobs/file_format.h"

#include <QCoreApplication>

#include <algorithm>

namespace showroom::masking_jobs {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::masking_jobs)
};

constexpr std::size_t guessedLines = 20;

/// How often a delimiter parts fields in each of the first lines, quoted ones left aside.
std::vector<int> countsPerLine(std::string_view text, char delimiter)
{
    std::vector<int> counts{0};
    bool isQuoted = false;
    for (const char c : text) {
        if (c == '"')
            isQuoted = !isQuoted;
        else if (!isQuoted && c == delimiter)
            ++counts.back();
        else if (!isQuoted && c == '\n') {
            if (counts.size() == guessedLines)
                return counts;
            counts.push_back(0);
        }
    }
    // What the beginning cuts off, or the nothing after the last line break, is no line.
    if (counts.size() > 1)
        counts.pop_back();
    return counts;
}

} // namespace

QString toWord(FileFormat format)
{
    return format == FileFormat::Csv ? u"csv"_s : u"jsonl"_s;
}

std::optional<FileFormat> formatFromWord(QStringView word)
{
    if (word == u"csv")
        return FileFormat::Csv;
    if (word == u"jsonl")
        return FileFormat::Jsonl;
    return std::nullopt;
}

FileFormat guessFormat(const QString &fileName, std::string_view beginning)
{
    if (fileName.endsWith(u".jsonl"_s, Qt::CaseInsensitive) || fileName.endsWith(u".ndjson"_s, Qt::CaseInsensitive))
        return FileFormat::Jsonl;
    if (fileName.endsWith(u".csv"_s, Qt::CaseInsensitive) || fileName.endsWith(u".tsv"_s, Qt::CaseInsensitive))
        return FileFormat::Csv;
    const std::size_t first = beginning.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    return first != std::string_view::npos && beginning[first] == '{' ? FileFormat::Jsonl : FileFormat::Csv;
}

char guessDelimiter(std::string_view beginning)
{
    char best = ',';
    int bestScore = 0;
    for (const char delimiter : {',', ';', '\t', '|'}) {
        const std::vector<int> counts = countsPerLine(beginning, delimiter);
        const auto agreeing = int(std::count(counts.begin(), counts.end(), counts.front()));
        const int score = counts.front() == 0 ? 0 : agreeing * 1000 / int(counts.size()) * 100 + counts.front();
        if (score > bestScore) {
            best = delimiter;
            bestScore = score;
        }
    }
    return best;
}

QString placeText(qint64 line, qint64 column, std::string_view name)
{
    const QString title = QString::fromUtf8(name.data(), qsizetype(name.size()));
    if (column > 0 && !title.isEmpty())
        return Texts::tr("line %1, column %2 “%3”").arg(line).arg(column).arg(title);
    if (column > 0)
        return Texts::tr("line %1, column %2").arg(line).arg(column);
    return title.isEmpty() ? Texts::tr("line %1").arg(line) : Texts::tr("line %1, column “%2”").arg(line).arg(title);
}

} // namespace showroom::masking_jobs
