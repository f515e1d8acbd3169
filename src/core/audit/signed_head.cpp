#include "core/audit/signed_head.h"

#include "base/clock.h"
#include "database/connection.h"
#include "masking/keyed_hash.h"
#include "masking/salt.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <openssl/evp.h>

#include <memory>

namespace showroom::audit {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype keyBytes = 32;
constexpr qsizetype signatureBytes = 64;
constexpr qsizetype hashDigits = 64;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::audit)
};

struct FreeKey {
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
};
struct FreeContext {
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeKey>;
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

/// What is signed: one line a fact, none of which can hold a line's end.
QByteArray messageOf(const SignedHead &head)
{
    const QStringList lines{u"showroom audit head 1"_s,
                            QString(head.database).replace(u'\n', u' '),
                            QString::number(head.head.sequence),
                            head.head.hash,
                            head.signedAt.toUTC().toString(Qt::ISODate),
                            head.saltVersion};
    return lines.join(u'\n').toUtf8();
}

Key signingKey(const masking::Salt &salt)
{
    const masking::Digest seed = masking::hmacSha256(masking::keyBytes(salt.secret()), "showroom audit head key 1");
    return Key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(), seed.size()));
}

bool isSigned(const SignedHead &head)
{
    const QByteArray message = messageOf(head);
    const Key key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytesOf(head.publicKey),
                                              std::size_t(head.publicKey.size())));
    const Context context(EVP_MD_CTX_new());
    return key && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), bytesOf(head.signature), std::size_t(head.signature.size()),
                            bytesOf(message), std::size_t(message.size())) == 1;
}

Error noHead()
{
    return fail(ErrorCode::InvalidInput, Texts::tr("This file is no signed head of an audit log."),
                Texts::tr("Choose a file that “showroomctl audit head --out FILE” or the Audit page wrote."));
}

} // namespace

SignedHead signHead(const Head &head, const QString &database, const QDateTime &at, const masking::Salt &salt)
{
    const Key key = signingKey(salt);
    SignedHead signedHead{database,
                          head,
                          QDateTime::fromSecsSinceEpoch(at.toSecsSinceEpoch(), Qt::UTC),
                          salt.version(),
                          QByteArray(keyBytes, '\0'),
                          QByteArray(signatureBytes, '\0')};
    const QByteArray message = messageOf(signedHead);
    std::size_t keySize = keyBytes;
    std::size_t signatureSize = signatureBytes;
    const Context context(EVP_MD_CTX_new());
    if (!key ||
        EVP_PKEY_get_raw_public_key(key.get(), reinterpret_cast<unsigned char *>(signedHead.publicKey.data()),
                                    &keySize) != 1 ||
        EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1 ||
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signedHead.signature.data()), &signatureSize,
                       bytesOf(message), std::size_t(message.size())) != 1)
        qFatal("OpenSSL offers no Ed25519.");
    return signedHead;
}

Result<SignedHead> keepHead(database::Connection &connection, const masking::Salt &salt, const Clock &clock,
                            const QString &path, Existing existing)
{
    SHOWROOM_TRY(checkTarget(path, existing));
    const auto verdict = verify(connection);
    if (!verdict)
        return verdict.error();
    if (!verdict->isSound()) {
        return fail(ErrorCode::Conflict, describe(*verdict),
                    Texts::tr("Nothing was signed. Keep the database as it is and have the entry looked into."));
    }
    const SignedHead head = signHead(verdict->head, connection.settings().database, clock.now(), salt);
    const QByteArray bytes = toFile(head);
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return head;
    return fail(ErrorCode::FileFailure, Texts::tr("“%1” could not be written: %2.").arg(path, file.errorString()),
                Texts::tr("Choose another place."));
}

bool isSignedBy(const SignedHead &head, const masking::Salt &salt)
{
    const Key key = signingKey(salt);
    QByteArray own(keyBytes, '\0');
    std::size_t size = keyBytes;
    return head.saltVersion == salt.version() && key &&
           EVP_PKEY_get_raw_public_key(key.get(), reinterpret_cast<unsigned char *>(own.data()), &size) == 1 &&
           own == head.publicKey && isSigned(head);
}

QByteArray toFile(const SignedHead &head)
{
    const QJsonObject object{{u"database"_s, head.database},
                             {u"sequence"_s, QString::number(head.head.sequence)},
                             {u"hash"_s, head.head.hash},
                             {u"signedAt"_s, head.signedAt.toString(Qt::ISODate)},
                             {u"saltVersion"_s, head.saltVersion},
                             {u"algorithm"_s, u"Ed25519"_s},
                             {u"publicKey"_s, QString::fromLatin1(head.publicKey.toBase64())},
                             {u"signature"_s, QString::fromLatin1(head.signature.toBase64())}};
    return QJsonDocument(object).toJson();
}

Result<SignedHead> fromFile(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    const SignedHead head{object[u"database"_s].toString(),
                          {object[u"sequence"_s].toString().toLongLong(), object[u"hash"_s].toString()},
                          QDateTime::fromString(object[u"signedAt"_s].toString(), Qt::ISODate),
                          object[u"saltVersion"_s].toString(),
                          QByteArray::fromBase64(object[u"publicKey"_s].toString().toLatin1()),
                          QByteArray::fromBase64(object[u"signature"_s].toString().toLatin1())};
    if (head.head.hash.size() != hashDigits || !head.signedAt.isValid() || head.publicKey.size() != keyBytes ||
        head.signature.size() != signatureBytes)
        return noHead();
    if (!isSigned(head)) {
        return fail(ErrorCode::Conflict, Texts::tr("The signature does not belong to what the file says."),
                    Texts::tr("The file was changed after it had been signed; use another copy."));
    }
    return head;
}

} // namespace showroom::audit
