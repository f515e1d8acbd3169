#include "gui/shell/close_question.h"

#include "gui/common/builders.h"

#include <QPushButton>

namespace showroom::gui {

using namespace Qt::StringLiterals;

CloseQuestion::CloseQuestion(int runningJobs, bool hasTray, QWidget *parent)
    : PlainDialog(u"activity"_s, Meaning::Warning, parent)
{
    setObjectName(u"closeQuestion"_s);
    setHeading(tr("Close Showroom while %n job(s) run", nullptr, runningJobs));
    setSentence(
        tr("Fillings pause after their last finished step; Resume goes on from there, also tomorrow and from any "
           "console. Exports, teardowns and maskings are cancelled and leave nothing half done."));
    setMinimumWidth(em(460));
    auto *stay = button(tr("Stay"), u"stayButton"_s);
    auto *close = button(tr("Pause and close"), u"pauseAndCloseButton"_s, Variant::Primary);
    stay->setDefault(true);
    connect(stay, &QPushButton::clicked, this, &QDialog::reject);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    addButton(stay);
    if (hasTray) {
        auto *keep = button(tr("Keep running in the tray"), u"keepRunningButton"_s);
        addButton(keep);
        connect(keep, &QPushButton::clicked, this, [this] {
            reject();
            emit keepRunningRequested();
        });
    }
    addButton(close);
}

} // namespace showroom::gui
