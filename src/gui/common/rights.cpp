#include "gui/common/rights.h"

#include <QAbstractButton>
#include <QAction>
#include <QCoreApplication>
#include <QStringList>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Rights)
};

} // namespace

QString whyNot(const QString &role, Right right)
{
    const bool exports = right == Right::Export;
    QStringList lacking{u"viewer"_s, u"sales"_s};
    if (!exports)
        lacking << u"support"_s;
    if (!lacking.contains(role))
        return {};
    return Texts::tr("Your role %1 may not do this. The role %2 may; an administrator grants it.")
        .arg(role, exports ? u"support"_s : u"ops"_s);
}

void allow(QAbstractButton *button, const QString &why)
{
    button->setEnabled(why.isEmpty());
    button->setToolTip(why);
}

void allow(QAction *action, const QString &why)
{
    action->setEnabled(why.isEmpty());
    action->setToolTip(why.isEmpty() ? action->text() : why);
    action->setStatusTip(why);
}

} // namespace showroom::gui
