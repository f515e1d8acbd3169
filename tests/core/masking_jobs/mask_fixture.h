#pragma once

#include "core/masking_jobs/mask_preview.h"
#include "core/masking_jobs/mask_run.h"

#include <QTemporaryDir>

namespace showroom::test {

/// A folder with a file to mask, and what masking it takes.
class MaskFixture final {
public:
    MaskFixture();

    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString write(const QString &name, const QByteArray &bytes) const;
    static QByteArray read(const QString &path);
    /// Names of everything in the folder, hidden files too.
    QStringList files() const;

    const masking::Salt &salt() const { return m_salt; }
    const masking::CorporaPtr &corpora() const { return m_corpora; }

    /// A request for a file of the folder, with rules as on a command line; the target is "out".
    masking_jobs::MaskRequest request(const QString &name, const QStringList &rules) const;
    Result<masking_jobs::MaskOutcome> run(const masking_jobs::MaskRequest &request,
                                          const masking_jobs::RunControl &control = {}) const;

    /// A text as a source.
    static masking_jobs::SourceText text(const QByteArray &bytes) { return {{}, bytes}; }

private:
    QTemporaryDir m_folder;
    masking::Salt m_salt;
    masking::CorporaPtr m_corpora;
};

} // namespace showroom::test
