#pragma once

#include "base/error.h"
#include "core/sessions/session_rights.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace showroom::models {
class ArchivesModel;
class SessionsModel;
} // namespace showroom::models

namespace showroom::gui {

class SessionSource;

/// Keeps the sessions, archives and rights that a list shows up to date as long as it is seen: after every change that
/// is announced, and every two seconds because what a product does in a session announces nothing.
class SessionsReader final : public QObject {
    Q_OBJECT

public:
    struct Models {
        models::SessionsModel &sessions;
        models::ArchivesModel &archives;
    };

    /// `environmentId`: whose sessions; empty: those of all. `isSeen` is asked before every reading. All must outlive
    /// it.
    SessionsReader(const QString &environmentId, SessionSource &source, const Models &into,
                   std::function<bool()> isSeen, QObject *parent);

    /// Reads again when somebody looks.
    void refresh();

    bool isLoaded() const { return m_isLoaded; }
    const std::optional<Error> &error() const { return m_error; }
    const sessions::Rights &rights() const { return m_rights; }

signals:
    /// The models and rights are new, or the error is.
    void ended();
    /// Two seconds have passed since.
    void ticked();

private:
    void read();
    void readArchives();
    void readRights();
    void end(const std::optional<Error> &error);

    QString m_environmentId;
    SessionSource &m_source;
    Models m_models;
    std::function<bool()> m_isSeen;
    QTimer m_news;
    QTimer m_watch;
    sessions::Rights m_rights;
    std::optional<Error> m_error;
    bool m_isLoaded = false;
    bool m_isReading = false;
    bool m_again = false;
};

} // namespace showroom::gui
