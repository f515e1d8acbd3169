#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

struct evp_md_ctx_st;

namespace showroom::exporting {

/// A SHA-256 over bytes that come in pieces, by OpenSSL (QCryptographicHash takes five times as long).
class Sha256 final {
public:
    Sha256();

    void add(QByteArrayView bytes);
    /// 64 hexadecimal digits; nothing can be added afterwards.
    QByteArray result();

private:
    struct Deleter {
        void operator()(evp_md_ctx_st *context) const;
    };

    std::unique_ptr<evp_md_ctx_st, Deleter> m_context;
};

} // namespace showroom::exporting
