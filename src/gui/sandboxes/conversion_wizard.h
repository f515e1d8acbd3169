#pragma once

#include "core/sandboxes/conversion.h"
#include "core/sandboxes/sandbox.h"
#include "gui/common/wizard_frame.h"

#include <QFuture>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace showroom::gui {

class DataTable;
class FactList;
class Field;
class MessageBar;
class RowsModel;
class SandboxSource;
class SessionSource;

/// Makes a production tenant of a sandbox: what it is to be, what goes along with a count of every table, and the
/// sandbox's id typed. Accepted once it is done; converted() says what moved.
class ConversionWizard final : public WizardFrame {
    Q_OBJECT

public:
    /// The sources must outlive the wizard.
    ConversionWizard(SandboxSource *source, SessionSource *sessions, const sandboxes::Sandbox &sandbox,
                     QWidget *parent = nullptr);

signals:
    void converted(const showroom::sandboxes::ConversionReport &report);

protected:
    bool canLeave(int step) override;
    void finish() override;

private:
    enum Step { AtTarget, AtData, AtReview };

    QWidget *makeTarget();
    QWidget *makeData();
    QWidget *makeReview();
    void readSessions();
    sandboxes::ConversionRequest request() const;
    bool checkTarget();
    void preview();
    void showReport(const sandboxes::ConversionReport &report);
    void refuse(const Error &error);
    void showConfirmation();
    void setBusy(bool busy);

    SandboxSource *m_source;
    SessionSource *m_sessionSource;
    sandboxes::Sandbox m_sandbox;
    QLineEdit *m_target;
    QLineEdit *m_plan;
    QComboBox *m_region;
    QLineEdit *m_admin;
    QComboBox *m_session;
    QCheckBox *m_withSeedData;
    QLineEdit *m_confirmation;
    QHash<QString, Field *> m_fields; ///< by the names of core's problems
    MessageBar *m_message;
    FactList *m_facts;
    RowsModel *m_rows;
    DataTable *m_table;
    bool m_canConvert = false; ///< the counts are there, and nothing keeps it
    QFuture<Result<sandboxes::ConversionReport>> m_converting;
};

} // namespace showroom::gui
