#pragma once

#include "core/sessions/session.h"
#include "models/keyed_table_model.h"

namespace showroom::models {

/// Open sessions as raw values.
class SessionsModel final : public KeyedTableModel<sessions::Session, QString> {
    Q_OBJECT

public:
    enum Column { Person, Created, Edited, Deleted, LastActivity, State, ColumnCount };
    enum Role {
        SessionRole = Qt::UserRole, ///< the whole sessions::Session
    };

    explicit SessionsModel(QObject *parent = nullptr);

    /// Makes the rows those of `sessions`; those that stay keep their place.
    void setSessions(const QList<sessions::Session> &sessions);

    const QList<sessions::Session> &sessions() const { return rows(); }

private:
    QString keyOf(const sessions::Session &session) const override { return session.id; }
    /// A string, qint64 or QDateTime; of the state a word: "held", "kept", "stale" or "active".
    QVariant rawValue(const sessions::Session &session, int column) const override;
    QString heading(int column) const override;
};

} // namespace showroom::models
