#include "core/masking_jobs/sighting_sorter.h"

#include "core/masking_jobs/target_file.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace showroom::masking_jobs {

using namespace Qt::StringLiterals;

namespace {

/// A file without a name; on file systems that have none such, one whose name is taken away at once.
int openUnnamed(const QString &folder)
{
    const int unnamed =
        ::open(QFile::encodeName(folder).constData(), O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (unnamed >= 0)
        return unnamed;
    QByteArray name = QFile::encodeName(QDir(folder).filePath(u".showroom-search-XXXXXX"_s));
    const int named = ::mkostemp(name.data(), O_CLOEXEC);
    if (named >= 0)
        ::unlink(name.constData());
    return named;
}

} // namespace

SightingSorter::SightingSorter(QString folder, std::size_t capacity)
    : m_folder(std::move(folder))
    , m_capacity(capacity)
{
}

SightingSorter::~SightingSorter()
{
    if (m_file >= 0)
        ::close(m_file);
}

Result<void> SightingSorter::add(const Sighting &sighting)
{
    ++m_count;
    m_kept.push_back(sighting);
    if (m_kept.size() < m_capacity)
        return {};
    return spill();
}

Result<void> SightingSorter::spill()
{
    if (m_file < 0)
        m_file = openUnnamed(m_folder);
    if (m_file < 0)
        return writeError(errno, m_folder);
    std::sort(m_kept.begin(), m_kept.end());
    const char *bytes = reinterpret_cast<const char *>(m_kept.data());
    auto left = qint64(m_kept.size() * sizeof(Sighting));
    qint64 at = m_spilled * qint64(sizeof(Sighting));
    while (left > 0) {
        const ssize_t written = ::pwrite(m_file, bytes, std::size_t(left), at);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return writeError(errno, m_folder);
        bytes += written;
        left -= written;
        at += written;
    }
    m_runs.push_back({m_spilled, m_spilled + qint64(m_kept.size()), {}, 0});
    m_spilled += qint64(m_kept.size());
    m_kept.clear();
    return {};
}

Result<void> SightingSorter::finish()
{
    if (m_runs.empty()) {
        std::sort(m_kept.begin(), m_kept.end());
        return {};
    }
    if (!m_kept.empty())
        SHOWROOM_TRY(spill());
    std::vector<Sighting>().swap(m_kept);
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        SHOWROOM_TRY(refill(m_runs[i]));
        m_heap.push_back(i);
    }
    const auto isAfter = [this](std::size_t x, std::size_t y) {
        return m_runs[y].read[m_runs[y].next] < m_runs[x].read[m_runs[x].next];
    };
    std::make_heap(m_heap.begin(), m_heap.end(), isAfter);
    return {};
}

// Together, the runs' buffers take as much memory as the sightings did that were kept before.
Result<void> SightingSorter::refill(Run &run)
{
    const auto room = qint64(std::max<std::size_t>(m_capacity / m_runs.size(), 64));
    run.read.resize(std::size_t(std::min(room, run.end - run.at)));
    run.next = 0;
    char *bytes = reinterpret_cast<char *>(run.read.data());
    auto left = qint64(run.read.size() * sizeof(Sighting));
    qint64 at = run.at * qint64(sizeof(Sighting));
    while (left > 0) {
        const ssize_t count = ::pread(m_file, bytes, std::size_t(left), at);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return writeError(count < 0 ? errno : EIO, m_folder);
        bytes += count;
        left -= count;
        at += count;
    }
    run.at += qint64(run.read.size());
    return {};
}

Result<bool> SightingSorter::next(Sighting &sighting)
{
    if (m_runs.empty()) {
        if (m_nextKept == m_kept.size())
            return false;
        sighting = m_kept[m_nextKept++];
        return true;
    }
    if (m_heap.empty())
        return false;
    const auto isAfter = [this](std::size_t x, std::size_t y) {
        return m_runs[y].read[m_runs[y].next] < m_runs[x].read[m_runs[x].next];
    };
    std::pop_heap(m_heap.begin(), m_heap.end(), isAfter);
    Run &run = m_runs[m_heap.back()];
    sighting = run.read[run.next++];
    if (run.next == run.read.size() && run.at < run.end)
        SHOWROOM_TRY(refill(run));
    if (run.next == run.read.size())
        m_heap.pop_back();
    else
        std::push_heap(m_heap.begin(), m_heap.end(), isAfter);
    return true;
}

} // namespace showroom::masking_jobs
