#pragma once

#include "base/result.h"
#include "core/environments/environment.h"
#include "core/jobs/job.h"
#include "gui/common/plain_dialog.h"

#include <QThreadPool>

namespace showroom {
class Clock;
}
namespace showroom::exporting {
struct ExportRequest;
}

namespace showroom::gui {

class DataTable;
class ExportManyForm;
class MessageBar;
class Operations;
class RowsModel;

/// Exports several environments into one folder, a file and a job each. What goes wrong with one is written beside it
/// and stops no other. Closing it while the jobs run leaves them to the job strip.
class ExportManyDialog final : public PlainDialog {
    Q_OBJECT

public:
    /// The collaborators must outlive the dialog. `folder` as ExportDialog's.
    ExportManyDialog(Operations *operations, const QList<environments::Environment> &environments, const Clock &clock,
                     const QString &folder = {}, QWidget *parent = nullptr);
    ~ExportManyDialog() override;

private:
    enum class State { Waiting, Running, Done, Failed };
    struct Line {
        environments::Environment environment;
        QString path;
        State state = State::Waiting;
        qint64 job = 0;
        QString words;
    };

    void addParts(qsizetype leftOut);
    void addButtons();
    void nameFiles();
    void begin();
    void start(const QList<exporting::ExportRequest> &requests, const QList<QList<Problem>> &problems);
    void note(const QString &id, const Result<qint64> &job);
    void take(const jobs::Job &job);
    void settle(Line &line, State state, const QString &words);
    Line *lineOf(const QString &id);
    qsizetype count(State state) const;
    void showLines();
    void fit();
    void showAsking();
    void showRunning();
    void showEnd();

    Operations *m_operations;
    QString m_folder;
    QThreadPool m_pool; ///< looks at files; a folder may lie on a slow network
    QList<Line> m_lines;
    ExportManyForm *m_form;
    RowsModel *m_rows;
    MessageBar *m_message;
    DataTable *m_table;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_openFolder = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace showroom::gui
