#pragma once

#include "core/sessions/changes.h"
#include "gui/common/plain_dialog.h"

class QPushButton;

namespace showroom::gui {

class Card;
class DataTable;
class MessageBar;
class RowsModel;
class SessionSource;
class Skeleton;

/// Proves that an environment's base data is intact: each table with its rows and its two fingerprints, the one that
/// was recorded at seeding and the one of now.
class VerifyDialog final : public PlainDialog {
    Q_OBJECT

public:
    /// `source` must outlive the dialog.
    VerifyDialog(SessionSource *source, const QString &environmentId, const QString &environmentName,
                 QWidget *parent = nullptr);

private:
    void addParts();
    void read();
    void showTables(const QList<sessions::TableVerification> &tables);

    SessionSource *m_source;
    QString m_environmentId;
    QString m_environmentName;
    MessageBar *m_message;
    Card *m_card;
    Skeleton *m_skeleton;
    DataTable *m_table;
    RowsModel *m_rows;
    QPushButton *m_again;
};

} // namespace showroom::gui
