#include "cli/progress_line.h"

#include "cli/terminal_text.h"

#include <QTextStream>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

constexpr int barWidth = 20;
const QString wipe = u"\r\x1b[K"_s;

QString bar(double share)
{
    const int filled = int(std::lround(std::clamp(share, 0.0, 1.0) * barWidth));
    return u'[' + QString(filled, u'#') + QString(barWidth - filled, u'.') + u']';
}

QString clockText(qint64 milliseconds)
{
    const qint64 seconds = (milliseconds + 999) / 1000;
    return u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString currentPart(const jobs::JobProgress &progress)
{
    const auto running =
        std::find_if(progress.parts.cbegin(), progress.parts.cend(),
                     [](const jobs::PartProgress &part) { return part.state == jobs::PartState::Running; });
    if (running == progress.parts.cend())
        return {};
    return u"%1 %2/%3"_s.arg(running->label, number(running->done), number(running->total));
}

} // namespace

QString progressText(const jobs::JobProgress &progress, int width)
{
    QStringList words{progress.phase};
    if (progress.total > 0) {
        const int percent = int(std::floor(progress.share() * 100));
        words << bar(progress.share()) << u"%1 %"_s.arg(percent, 3)
              << u"%1/%2"_s.arg(number(progress.done), number(progress.total));
    }
    if (const double rate = progress.rate(); rate >= 1)
        words << u"%1 rows/s"_s.arg(number(qint64(rate)));
    if (const std::optional<qint64> left = progress.remainingMs())
        words << u"%1 left"_s.arg(clockText(*left));
    words << currentPart(progress);
    QString line;
    for (const QString &word : std::as_const(words)) {
        const QString longer = line.isEmpty() ? printable(word) : line + u"  "_s + printable(word);
        // The last column stays free: some terminals wrap as soon as it is written.
        if (!word.isEmpty() && displayWidth(longer) < width)
            line = longer;
    }
    return line;
}

ProgressLine::ProgressLine(QTextStream &stream, int width)
    : m_stream(stream)
    , m_width(width)
{
}

ProgressLine::~ProgressLine()
{
    clear();
}

void ProgressLine::draw(const jobs::JobProgress &progress)
{
    m_stream << wipe << progressText(progress, m_width);
    m_stream.flush();
    m_isDrawn = true;
}

void ProgressLine::clear()
{
    if (!m_isDrawn)
        return;
    m_stream << wipe;
    m_stream.flush();
    m_isDrawn = false;
}

} // namespace showroom::cli
