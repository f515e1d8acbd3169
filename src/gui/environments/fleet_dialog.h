#pragma once

#include "base/result.h"
#include "core/environments/environment.h"
#include "gui/common/plain_dialog.h"

#include <QFuture>

namespace showroom::gui {

class MessageBar;

/// A dialog that changes environments: one button carries it out, a refusal stands in the dialog and nothing that was
/// typed is lost. Accepted once it is done; done() says what happened, for a bar behind the dialog.
class FleetDialog : public PlainDialog {
    Q_OBJECT

signals:
    void done(const QString &fact);

protected:
    FleetDialog(const QString &glyph, const QString &verb, QWidget *parent);

    QPushButton *actButton() const { return m_act; }
    /// Waits for the answer with the button off; `fact` is what done() says.
    void carryOut(const QFuture<Result<void>> &answer, const QString &fact);
    virtual void refuse(const Error &error);
    MessageBar *message() const { return m_message; }

private:
    MessageBar *m_message;
    QPushButton *m_act;
};

/// "Acme Robotics", or "3 environments".
QString namesOf(const QList<environments::Environment> &environments);
QStringList idsOf(const QList<environments::Environment> &environments);

} // namespace showroom::gui
