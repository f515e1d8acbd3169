#pragma once

#include "base/result.h"
#include "core/environments/environment.h"
#include "core/jobs/job.h"
#include "gui/common/typed_confirmation.h"

#include <QMap>

class QLabel;
class QProgressBar;

namespace showroom::gui {

class MessageBar;
class Operations;

/// Tears several environments down: lists each with its rows, makes the person type how many, and shows at the end of
/// each whether anything is left of it. Protected ones stay and are named. Closing it while the jobs run leaves them to
/// the job strip.
class TeardownManyDialog final : public TypedConfirmation {
    Q_OBJECT

public:
    /// `operations` must outlive the dialog. `name` is typed in place of how many, unless it is empty.
    TeardownManyDialog(Operations *operations, const QList<environments::Environment> &environments,
                       QWidget *parent = nullptr, const QString &name = {});
    ~TeardownManyDialog() override;

    /// The red button was pressed: begins, the dialog stays.
    void accept() override;

private:
    struct Ending {
        qint64 job = 0;
        bool isOver = false;
        bool isGone = false;
        QString words;
    };

    void addParts(int spared);
    void showLosses();
    void note(const QString &id, const Result<qint64> &job);
    void take(const jobs::Job &job);
    void showProgress();
    void showProof();

    Operations *m_operations;
    QList<environments::Environment> m_environments; ///< those that go
    QMap<QString, Ending> m_endings;                 ///< by id, once it has begun
    MessageBar *m_message;
    QProgressBar *m_progress;
    QLabel *m_words;
    QPushButton *m_close;
};

} // namespace showroom::gui
