#pragma once

#include "core/access/database_survey.h"
#include "core/profiles/profile.h"
#include "gui/common/plain_dialog.h"
#include "gui/connection/password_keeper.h"

#include <atomic>
#include <memory>

namespace Ui {
class ConnectionsPanel;
}
namespace showroom::profiles {
class ProfileStore;
}

namespace showroom::gui {

class ConnectionTester;

/// All connections at the left, the fields of one at the right: made, tried, changed, removed, and connected to.
class ConnectionsDialog final : public PlainDialog {
    Q_OBJECT

public:
    struct Collaborators {
        const profiles::ProfileStore &store;
        PasswordKeeper &passwords;
        ConnectionTester &tester;
        QString privateLocation; ///< where the private database lies
    };

    /// Shows the connection named `current`, or a new one when there are none but the private database.
    ConnectionsDialog(const Collaborators &collaborators, const QString &current, QWidget *parent = nullptr);
    /// Gives up a test that runs.
    ~ConnectionsDialog() override;

    void reject() override;

signals:
    /// The person wants to work on this one; its fields and password are kept by now.
    void connectRequested(const QString &profile);
    /// Another name, colour or number of profiles.
    void profilesChanged();

private:
    struct Draft {
        profiles::Profile profile;
        QString former;   ///< the name under which it is stored; empty for a new one
        QString password; ///< typed and not kept yet
        bool isChanged = false;
    };

    void addButtons();
    void load(const QString &current);
    void addDraft(const Draft &draft);
    void showRow(int row);
    void takeEdits();
    void describeRow(int row);
    void makeNew();
    void removeCurrent();
    void forget(const Draft &draft);
    void restore();
    bool saveCurrent();
    void connectCurrent();
    void testOrStop();
    void endTest(const Result<access::DatabaseSurvey> &survey);
    void stopTest();
    void keepPassword(Draft &draft);
    void tellWherePasswordsGo(PasswordKeeper::Kept kept);
    void say(Meaning meaning, const QString &fact, const QString &rest);
    Draft *currentDraft();

    std::unique_ptr<Ui::ConnectionsPanel> m_ui;
    Collaborators m_with;
    QPushButton *m_test;
    QPushButton *m_save;
    QPushButton *m_connect;
    QPushButton *m_undo;
    QList<Draft> m_drafts; ///< of the rows below the private database
    Draft m_removed;       ///< the last one that was, with its password
    std::shared_ptr<std::atomic_bool> m_testing;
    bool m_mayDiscard = false;
};

} // namespace showroom::gui
