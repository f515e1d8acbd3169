#include "core/environments/environment.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace showroom::environments {

using namespace Qt::StringLiterals;

namespace {

struct StatusWord {
    Status status;
    QLatin1StringView word;
};

constexpr std::array statusWords = {
    StatusWord{Status::Queued, "queued"_L1},   StatusWord{Status::Seeding, "seeding"_L1},
    StatusWord{Status::Ready, "ready"_L1},     StatusWord{Status::Refreshing, "refreshing"_L1},
    StatusWord{Status::Failed, "failed"_L1},   StatusWord{Status::Cancelled, "cancelled"_L1},
    StatusWord{Status::Expired, "expired"_L1}, StatusWord{Status::Deleting, "deleting"_L1},
    StatusWord{Status::Deleted, "deleted"_L1},
};

} // namespace

qint64 Environment::rowsTotal() const
{
    return std::accumulate(counts.begin(), counts.end(), qint64(0));
}

QString toWord(Status status)
{
    return statusWords.at(std::size_t(status)).word;
}

QString toWord(Kind kind)
{
    return kind == Kind::Demo ? u"demo"_s : u"sandbox"_s;
}

QString toWord(Isolation isolation)
{
    return isolation == Isolation::SharedSchema ? u"shared_schema"_s : u"full"_s;
}

std::optional<Status> statusFromWord(QStringView word)
{
    const auto found = std::find_if(statusWords.begin(), statusWords.end(),
                                    [word](const StatusWord &entry) { return entry.word == word; });
    return found == statusWords.end() ? std::nullopt : std::optional(found->status);
}

std::optional<Isolation> isolationFromWord(QStringView word)
{
    for (const Isolation isolation : {Isolation::SharedSchema, Isolation::Full}) {
        if (toWord(isolation) == word)
            return isolation;
    }
    return std::nullopt;
}

bool hasPlannedCounts(const Environment &environment)
{
    return canResume(environment);
}

bool canExport(const Environment &environment)
{
    return environment.status == Status::Ready || environment.status == Status::Expired;
}

bool canTearDown(const Environment &environment)
{
    return !environment.isProtected && environment.status != Status::Deleted;
}

bool canResume(const Environment &environment)
{
    return environment.status == Status::Queued || environment.status == Status::Seeding ||
           environment.status == Status::Failed || environment.status == Status::Cancelled;
}

} // namespace showroom::environments
