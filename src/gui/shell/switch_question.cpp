#include "gui/shell/switch_question.h"

#include "gui/common/builders.h"

#include <QPushButton>

namespace showroom::gui {

using namespace Qt::StringLiterals;

SwitchQuestion::SwitchQuestion(int runningJobs, const QString &to, QWidget *parent)
    : PlainDialog(u"database"_s, Meaning::Warning, parent)
{
    setObjectName(u"switchQuestion"_s);
    setHeading(tr("Switch to %1 while %n job(s) run", nullptr, runningJobs).arg(to));
    setSentence(
        tr("As soon as the other database is open, fillings pause after their last finished step: come back and "
           "resume them. Exports and teardowns are cancelled and leave nothing half done."));
    setMinimumWidth(em(460));
    auto *stay = button(tr("Stay"), u"stayButton"_s);
    auto *go = button(tr("Pause and switch"), u"pauseAndSwitchButton"_s, Variant::Primary);
    stay->setDefault(true);
    connect(stay, &QPushButton::clicked, this, &QDialog::reject);
    connect(go, &QPushButton::clicked, this, &QDialog::accept);
    addButton(stay);
    addButton(go);
}

} // namespace showroom::gui
