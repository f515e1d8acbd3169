#include "gui/help/shortcut_list.h"

#include "gui/common/data_table.h"
#include "gui/common/page.h"
#include "gui/palette/action_commands.h"

#include <QAbstractButton>
#include <QAction>
#include <QCoreApplication>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::gui)
};

/// The page that an object lies in.
const Page *pageOf(const QObject *object)
{
    for (; object; object = object->parent())
        if (const auto *page = qobject_cast<const Page *>(object))
            return page;
    return nullptr;
}

QString groupOf(const QAction &action)
{
    if (action.objectName().startsWith(u"actionShowPage"))
        return Texts::tr("Pages");
    const Page *page = pageOf(&action);
    return page ? page->title() : Texts::tr("Everywhere");
}

void addButtons(const QWidget &window, QList<Shortcut> &shortcuts)
{
    for (const QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
        const bool mnemonic = button->text().contains(u'&');
        if (button->shortcut().isEmpty() || mnemonic)
            continue;
        const Page *page = pageOf(button);
        const QString name = button->text().isEmpty() ? button->accessibleName() : button->text();
        shortcuts.append({page ? page->title() : Texts::tr("Everywhere"), name, {button->shortcut()}});
    }
}

} // namespace

QList<Shortcut> shortcutsOf(const QWidget &window)
{
    QList<Shortcut> shortcuts;
    for (const QAction *action : window.findChildren<QAction *>())
        if (!action->shortcuts().isEmpty() && action->isVisible() && !action->text().isEmpty())
            shortcuts.append({groupOf(*action), plainText(action->text()), action->shortcuts()});
    addButtons(window, shortcuts);
    if (window.findChild<DataTable *>())
        for (const DataTable::Key &key : DataTable::keys())
            shortcuts.append({Texts::tr("Tables"), key.what, {key.keys}});
    const auto rank = [](const Shortcut &shortcut) {
        return shortcut.group == Texts::tr("Everywhere") ? 0 : shortcut.group == Texts::tr("Pages") ? 1 : 2;
    };
    std::stable_sort(shortcuts.begin(), shortcuts.end(), [&](const Shortcut &a, const Shortcut &b) {
        return std::pair(rank(a), a.group) < std::pair(rank(b), b.group);
    });
    return shortcuts;
}

} // namespace showroom::gui
