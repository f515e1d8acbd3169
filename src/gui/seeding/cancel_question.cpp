#include "gui/seeding/cancel_question.h"

#include "gui/common/builders.h"

#include <QPushButton>

namespace showroom::gui {

using namespace Qt::StringLiterals;

CancelQuestion::CancelQuestion(const QString &what, QWidget *parent)
    : PlainDialog(u"circle-pause"_s, Meaning::Warning, parent)
{
    setObjectName(u"cancelQuestion"_s);
    setHeading(tr("Cancel “%1”?").arg(what));
    setSentence(tr("The step that is being written is undone; finished ones stay, and nobody sees them. You can resume "
                   "later, or clean up."));
    auto *keep = button(tr("Keep running"), u"keepRunningButton"_s);
    auto *stop = button(tr("Cancel the job"), u"confirmCancelButton"_s, Variant::Primary);
    keep->setDefault(true);
    addButton(keep);
    addButton(stop);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(stop, &QPushButton::clicked, this, &QDialog::accept);
    setMinimumWidth(em(440));
}

} // namespace showroom::gui
