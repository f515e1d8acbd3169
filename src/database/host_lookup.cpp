#include "database/host_lookup.h"

#include <QElapsedTimer>
#include <QStringList>

#include <algorithm>
#include <arpa/inet.h>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <netdb.h>
#include <thread>

namespace showroom::database {

using namespace std::chrono_literals;

namespace {

/// What a lookup and the thread that waits for it share; the last of them lets it go.
struct Question {
    std::mutex mutex;
    std::condition_variable answered;
    bool done = false;
    bool known = false;
};

bool needsLookup(const QString &host)
{
    in6_addr address{};
    const QByteArray text = host.toUtf8();
    return !host.isEmpty() && !host.startsWith(u'/') && !host.startsWith(u'@') &&
           inet_pton(AF_INET, text.constData(), &address) != 1 && inet_pton(AF_INET6, text.constData(), &address) != 1;
}

bool isKnown(const QByteArray &host)
{
    addrinfo *found = nullptr;
    const bool known = getaddrinfo(host.constData(), nullptr, nullptr, &found) == 0;
    if (found)
        freeaddrinfo(found);
    return known;
}

void ask(const std::shared_ptr<Question> &question, const QStringList &hosts)
{
    const bool known =
        std::any_of(hosts.begin(), hosts.end(), [](const QString &host) { return isKnown(host.toUtf8()); });
    const std::lock_guard lock(question->mutex);
    question->known = known;
    question->done = true;
    question->answered.notify_all();
}

} // namespace

Lookup lookUpHosts(const QString &hosts, int milliseconds, const std::function<bool()> &isStopped)
{
    const QStringList all = hosts.split(u',');
    if (!std::all_of(all.begin(), all.end(), needsLookup))
        return Lookup::Found;
    const auto question = std::make_shared<Question>();
    std::thread(ask, question, all).detach();
    QElapsedTimer timer;
    timer.start();
    std::unique_lock lock(question->mutex);
    while (!question->answered.wait_for(lock, 20ms, [&question] { return question->done; })) {
        if (isStopped && isStopped())
            return Lookup::Stopped;
        if (timer.elapsed() > milliseconds)
            return Lookup::TimedOut;
    }
    return question->known ? Lookup::Found : Lookup::NotFound;
}

} // namespace showroom::database
