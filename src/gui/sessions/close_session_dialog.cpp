#include "gui/sessions/close_session_dialog.h"

#include "gui/sessions/session_source.h"
#include "gui/sessions/session_wording.h"

#include <QPushButton>

namespace showroom::gui {

using namespace Qt::StringLiterals;

CloseSessionDialog::CloseSessionDialog(SessionSource *source, const sessions::Session &session, QWidget *parent)
    : FleetDialog(u"x"_s, tr("Close session"), parent)
{
    const QString person = personText(session.person);
    setObjectName(u"closeSessionDialog"_s);
    setHeading(tr("Close the session of %1").arg(person));
    setSentence(session.changes.total() == 0
                    ? tr("It changed nothing. Its tokens open nothing any more.")
                    : tr("Its %1 are kept as an archive for 24 hours. Its tokens open nothing any more.")
                          .arg(changesText(session.changes.total())));
    connect(actButton(), &QPushButton::clicked, this, [this, source, session, person] {
        carryOut(source->closeSession(session.id), tr("The session of %1 is closed.").arg(person));
    });
}

} // namespace showroom::gui
