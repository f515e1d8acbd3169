#pragma once

#include <QtGlobal>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace showroom::test {

/// A host on this machine that accepts connections and never says anything.
class SilentHost final {
public:
    SilentHost()
        : m_socket(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        auto *generic = reinterpret_cast<sockaddr *>(&address);
        if (bind(m_socket, generic, length) == 0 && listen(m_socket, 8) == 0 &&
            getsockname(m_socket, generic, &length) == 0)
            m_port = ntohs(address.sin_port);
    }
    ~SilentHost() { close(m_socket); }
    Q_DISABLE_COPY_MOVE(SilentHost)

    /// 0 when it could not be set up.
    int port() const { return m_port; }
    /// True once somebody waits for its answer.
    bool hasVisitor() const
    {
        pollfd visitor{m_socket, POLLIN, 0};
        return poll(&visitor, 1, 0) > 0;
    }

private:
    int m_socket;
    int m_port = 0;
};

} // namespace showroom::test
