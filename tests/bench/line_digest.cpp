#include "bench/line_digest.h"

#include <QFile>
#include <QStringList>

#include <functional>

namespace showroom::bench {

using namespace Qt::StringLiterals;

namespace {

Result<void> forEachLine(const QString &path, const std::function<void(QByteArray)> &visit)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileFailure, u"“%1” cannot be read: %2."_s.arg(path, file.errorString()));
    while (!file.atEnd())
        visit(file.readLine().chopped(1));
    return {};
}

void add(LineDigest &digest, const QByteArray &row)
{
    ++digest.lines;
    digest.bytes += row.size();
    digest.sum += qHash(row, 0);
}

} // namespace

Result<LineDigest> digestOfExport(const QString &path)
{
    static constexpr QByteArrayView rowKey(",\"row\":");
    LineDigest digest;
    SHOWROOM_TRY(forEachLine(path, [&digest](const QByteArray &line) {
        const qsizetype begin = line.indexOf(rowKey) + rowKey.size();
        add(digest, line.sliced(begin, line.size() - begin - 1));
    }));
    return digest;
}

Result<LineDigest> digestOfCopy(const QStringList &paths)
{
    LineDigest digest;
    for (const QString &path : paths)
        SHOWROOM_TRY(forEachLine(path, [&digest](QByteArray line) { add(digest, line.replace("\\\\", "\\")); }));
    return digest;
}

} // namespace showroom::bench
