#pragma once

#include "core/sessions/session.h"
#include "models/keyed_table_model.h"

namespace showroom::models {

/// Resets that can still be undone, as raw values.
class ArchivesModel final : public KeyedTableModel<sessions::Archive, qint64> {
    Q_OBJECT

public:
    enum Column { Person, Reason, Changes, Archived, Expires, ColumnCount };
    enum Role {
        ArchiveRole = Qt::UserRole, ///< the whole sessions::Archive
    };

    explicit ArchivesModel(QObject *parent = nullptr);

    /// Makes the rows those of `archives`; those that stay keep their place.
    void setArchives(const QList<sessions::Archive> &archives);

    const QList<sessions::Archive> &archives() const { return rows(); }

private:
    qint64 keyOf(const sessions::Archive &archive) const override { return archive.id; }
    /// A string, qint64 or QDateTime.
    QVariant rawValue(const sessions::Archive &archive, int column) const override;
    QString heading(int column) const override;
};

} // namespace showroom::models
