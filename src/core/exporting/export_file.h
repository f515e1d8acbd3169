#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>

namespace showroom::exporting {

/// A file that appears under its final name only when it is complete: written beside it, synced, then renamed.
/// Destroyed before publish(), it removes what was written.
class ExportFile final {
public:
    /// The most bytes that the partial file's name is longer than the final one's.
    static constexpr qsizetype maxPartialSuffix = 26; // ".part-" and a 64-bit number

    /// Creates `<path>.part-<jobId>`, mode 0600, in place of one that an earlier run of the job left behind, and
    /// removes those of other jobs whose programs are gone. FileFailure.
    static Result<ExportFile> create(const QString &path, qint64 jobId);

    ExportFile(ExportFile &&) noexcept;
    ExportFile &operator=(ExportFile &&) = delete;
    ~ExportFile();

    Result<void> write(QByteArrayView bytes);

    struct Written {
        qint64 bytes = 0;
        QByteArray sha256; ///< 64 hexadecimal digits
    };
    /// Brings everything to the disk. Nothing can be written afterwards.
    Result<Written> sync();

    /// Gives the file its final name. Conflict when a file of that name appeared meanwhile and `replaceExisting` is
    /// false, Busy when another run of the job took the partial file over.
    Result<void> publish(bool replaceExisting);
    /// Takes a published file away again, unless another one is in its place.
    void withdraw();

    static QString partialPath(const QString &path, qint64 jobId);
    /// FileFailure when the file system of `path` has less than `bytes` left.
    static Result<void> requireSpace(const QString &path, qint64 bytes);

private:
    class Private;
    explicit ExportFile(std::unique_ptr<Private> d);

    std::unique_ptr<Private> d;
};

} // namespace showroom::exporting
