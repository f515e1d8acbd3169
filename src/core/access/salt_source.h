#pragma once

#include "base/result.h"
#include "masking/salt.h"

#include <QList>
#include <QProcessEnvironment>
#include <QString>

namespace showroom::access {

/// Where the master salts of this program come from.
struct SaltPlace {
    QString variable;        ///< that gives them; empty: the file does
    QString file;            ///< unless a variable gives them
    bool isKeychain = false; ///< the desktop's keychain gives them, as neither a variable nor a file does
    bool canAppend = false;  ///< whether a line can be added there by this program
};

SaltPlace placeOfSalts(const QProcessEnvironment &environment, const QString &file);

/// Reads the master salts, newest last: from `SHOWROOM_MASTER_SALT` (alias `DEMO_MASTER_SALT`), else from `file`, which
/// nobody but its owner may read, else, where no file is named, from the lines `kept` that a keychain gave. SaltMissing
/// says where to put one; without a salt nothing is generated.
Result<QList<masking::Salt>> readMasterSalts(const QProcessEnvironment &environment, const QString &file,
                                             const QString &kept = {});

/// The salt of a version. SaltMissing names it.
Result<masking::Salt> saltOfVersion(const QList<masking::Salt> &salts, const QString &version);

} // namespace showroom::access
