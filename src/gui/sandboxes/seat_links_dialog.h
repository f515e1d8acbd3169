#pragma once

#include "core/sandboxes/bulk_sandboxes.h"
#include "gui/common/plain_dialog.h"

namespace showroom::gui {

class MessageBar;
class RowsModel;
class SandboxSource;

/// Makes a link into each of several environments, one after another, and shows them one time: to copy, or to save as
/// a file. One that fails is shown with the reason and stops no other.
class SeatLinksDialog final : public PlainDialog {
    Q_OBJECT

public:
    struct Seats {
        QStringList ids;
        QStringList names; ///< in the order of the ids
        sandboxes::LinkRequest like;
    };

    /// `source` must outlive the dialog. It begins at once; closing it makes no further links.
    SeatLinksDialog(SandboxSource *source, const Seats &seats, QWidget *parent = nullptr);

private:
    void arrange();
    void makeNext();
    void showLinks();
    void end();
    void copyAll();
    void save();
    void write(const QString &path);

    SandboxSource *m_source;
    Seats m_seats;
    QList<sandboxes::SeatLink> m_links;
    MessageBar *m_message;
    RowsModel *m_rows;
    QPushButton *m_save;
    QPushButton *m_copy;
    QPushButton *m_close;
};

} // namespace showroom::gui
