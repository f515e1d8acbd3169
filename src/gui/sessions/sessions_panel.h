#pragma once

#include "core/sessions/session_rights.h"
#include "models/archives_model.h"
#include "models/sessions_model.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace Ui {
class SessionsPanel;
}
namespace showroom {
class Clock;
}

namespace showroom::gui {

class ArchivesDecorator;
class SessionActions;
class SessionPreview;
class SessionSource;
class SessionsDecorator;
class SessionsReader;
class TableColumns;
class WindowSettings;

/// Sessions of all environments or of one beside what the selected one has changed; resets, undoes and the archives.
class SessionsPanel final : public QWidget {
    Q_OBJECT

public:
    struct Collaborators {
        SessionSource &source;
        SessionActions &actions;
        const Clock &clock;
        WindowSettings &settings;
    };

    /// `environmentId`: whose sessions; empty: those of all. All must outlive the panel.
    SessionsPanel(const QString &environmentId, const Collaborators &with, QWidget *parent = nullptr);
    ~SessionsPanel() override;

    const QList<sessions::Session> &sessions() const { return m_sessions.sessions(); }
    bool isLoaded() const;
    bool hasFailed() const;
    /// What the login may do; everything as long as nothing was read.
    const sessions::Rights &rights() const;
    /// Reads again when somebody looks.
    void refresh();
    /// Selects it as soon as it is there.
    void select(const QString &sessionId);

signals:
    /// Other sessions, or the list could not be read.
    void stateChanged();
    void enterRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void arrangeTables();
    void arrangeBars();
    void connectParts();
    void connectActions();
    void takeNews();
    void showState();
    void showEmpty();
    void showSelection();
    void selectWanted();
    bool showsArchives() const;
    std::optional<sessions::Session> selectedSession() const;
    std::optional<sessions::Archive> selectedArchive() const;

    std::unique_ptr<Ui::SessionsPanel> m_ui;
    QString m_environmentId;
    Collaborators m_with;
    models::SessionsModel m_sessions;
    models::ArchivesModel m_archives;
    SessionsDecorator *m_sessionRows;
    ArchivesDecorator *m_archiveRows;
    SessionPreview *m_preview;
    TableColumns *m_columns = nullptr;
    SessionsReader *m_reader;
    QString m_wanted;
};

} // namespace showroom::gui
