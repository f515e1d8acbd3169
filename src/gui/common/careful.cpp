#include "gui/common/careful.h"

#include "gui/common/builders.h"
#include "gui/common/standing.h"
#include "gui/common/typed_confirmation.h"

namespace showroom::gui {

using namespace Qt::StringLiterals;

QDialog *makeQuestion(const Deed &deed, QWidget *window)
{
    auto *question = new TypedConfirmation(deed.name, deed.verb, window);
    question->setObjectName(u"carefulQuestion"_s);
    question->setHeading(deed.heading);
    question->setSentence(deed.sentence);
    question->setLosses({});
    question->setMinimumWidth(em(440));
    return question;
}

void ifConfirmed(const Standing &standing, const Deed &deed, QWidget *window, const std::function<void()> &act)
{
    if (!standing.isCareful()) {
        act();
        return;
    }
    QDialog *question = makeQuestion(deed, window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(question, &QDialog::accepted, window, act);
    question->open();
}

} // namespace showroom::gui
