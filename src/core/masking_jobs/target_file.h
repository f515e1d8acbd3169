#pragma once

#include "base/result.h"

#include <QString>

#include <memory>
#include <string_view>

namespace showroom::masking_jobs {

/// A file that appears under its name when it is complete: written beside it, synced, then renamed. Destroyed before
/// publish(), it removes what was written.
class TargetFile final {
public:
    /// Whether `path` can become a target: Conflict when it exists and may not be replaced, InvalidInput when it is the
    /// source itself or a folder, FileFailure when its folder is missing or has less than `bytes` left.
    static Result<void> check(const QString &path, const QString &source, bool replaceExisting, qint64 bytes);

    /// Creates `.<name>.part-<process>`, mode 0600, and removes those of programs that are gone. FileFailure,
    /// StorageFull.
    static Result<TargetFile> create(const QString &path);

    TargetFile(TargetFile &&) noexcept;
    TargetFile &operator=(TargetFile &&) = delete;
    ~TargetFile();

    Result<void> write(std::string_view bytes);
    qint64 size() const;
    /// Where the bytes are until publish().
    QString partialPath() const;

    /// Brings everything to the disk and gives the file its name. Conflict when one of that name appeared meanwhile and
    /// may not be replaced.
    Result<void> publish(bool replaceExisting);

private:
    class Private;
    explicit TargetFile(std::unique_ptr<Private> data);

    std::unique_ptr<Private> d;
};

/// What a system's error means for a file that is written.
Error writeError(int code, const QString &path);

} // namespace showroom::masking_jobs
