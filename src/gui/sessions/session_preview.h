#pragma once

#include "base/result.h"
#include "core/sessions/changes.h"
#include "core/sessions/session_rights.h"
#include "models/changes_model.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

class QMenu;
class QTreeWidgetItem;

namespace Ui {
class SessionPreview;
}
namespace showroom {
class Clock;
}

namespace showroom::gui {

class SessionSource;

/// What a reset would take from a session, or what an archive would bring back: tables as a tree, rows with the value
/// before and after of each field, a filter over them.
class SessionPreview final : public QWidget {
    Q_OBJECT

public:
    /// Rows read at once; the list asks for the next ones when it is scrolled to its end.
    static constexpr int pageSize = 100;

    /// Both must outlive it.
    SessionPreview(SessionSource &source, const Clock &clock, QWidget *parent = nullptr);
    ~SessionPreview() override;

    /// The menu of the session's other actions.
    void setMenu(QMenu *menu);
    /// What the login may do.
    void setRights(const sessions::Rights &rights) { m_rights = rights; }
    /// Reads the rows again only when they have changed.
    void showSession(const sessions::Session &session);
    void showArchive(const sessions::Archive &archive);
    void showNothing();

    /// Of what is shown; a reset may insist on its revision.
    const sessions::ChangeSummary &summary() const { return m_summary; }

signals:
    void resetRequested(const showroom::sessions::Session &session);
    void undoRequested(const showroom::sessions::Archive &archive);

private:
    void arrange();
    void connectParts();
    void open(const sessions::ChangeSet &set);
    void readSummary();
    void takeSummary(const sessions::ChangeSummary &summary);
    void fillTables();
    void addTable(const sessions::TableChanges &table);
    void selectRange();
    sessions::ChangeRange range() const;
    void readRows();
    void readMore();
    void takeRows(const Result<sessions::ChangePage> &page, bool isFirst);
    void showHead();
    QString whyNotReset() const;
    QString whyNotUndone() const;
    void showFailure(const Error &error);

    std::unique_ptr<Ui::SessionPreview> m_ui;
    SessionSource &m_source;
    const Clock &m_clock;
    models::ChangesModel m_model;
    QTimer m_filterDelay;
    std::optional<sessions::Session> m_session;
    std::optional<sessions::Archive> m_archive;
    sessions::ChangeSet m_set;
    sessions::ChangeSummary m_summary;
    sessions::Rights m_rights;
    bool m_hasSummary = false;
    int m_readingSummary = 0; ///< rises with every reading, so that late answers are told apart
    int m_readingRows = 0;
    qint64 m_nextRows = 0; ///< where the next page begins
};

} // namespace showroom::gui
