#pragma once

#include "base/error.h"
#include "gui/common/tokens.h"
#include "models/archives_model.h"
#include "models/sessions_model.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

class QPushButton;

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
class TableColumns;
class WindowSettings;

/// Sessions of all environments or of one beside what the selected one has changed; resets, undoes and the archives.
/// As long as it is seen it looks for news itself: what a product does in a session announces nothing.
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
    bool isLoaded() const { return m_isLoaded; }
    bool hasFailed() const { return m_error.has_value(); }
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
    void read();
    void readArchives();
    void endRead(const std::optional<Error> &error);
    void showState();
    void showEmpty();
    void showSelection();
    void selectWanted();
    bool showsArchives() const;
    std::optional<sessions::Session> selectedSession() const;
    std::optional<sessions::Archive> selectedArchive() const;
    void say(Meaning meaning, const QString &fact, const QString &rest);
    void sayReset(const sessions::Session &session, const sessions::Archive &archive);
    void sayUndone(const sessions::Archive &archive);

    std::unique_ptr<Ui::SessionsPanel> m_ui;
    QString m_environmentId;
    Collaborators m_with;
    models::SessionsModel m_sessions;
    models::ArchivesModel m_archives;
    SessionsDecorator *m_sessionRows;
    ArchivesDecorator *m_archiveRows;
    SessionPreview *m_preview;
    TableColumns *m_columns = nullptr;
    QPushButton *m_undo = nullptr;
    QPushButton *m_verify = nullptr;
    std::optional<sessions::Archive> m_outcome; ///< what the bar speaks of
    QTimer m_news;
    QTimer m_watch;
    QString m_wanted;
    std::optional<Error> m_error;
    bool m_isLoaded = false;
    bool m_isReading = false;
    bool m_again = false;
};

} // namespace showroom::gui
