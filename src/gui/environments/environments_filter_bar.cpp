#include "gui/environments/environments_filter_bar.h"

#include "gui/common/builders.h"
#include "gui/common/flow_layout.h"
#include "gui/common/message_bar.h"
#include "gui/common/name_dialog.h"
#include "gui/environments/environments_filter.h"

#include <QAction>
#include <QButtonGroup>
#include <QJsonDocument>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;

namespace {

const auto viewKey = u"environments/view"_s;

void openBelow(QMenu *menu, QWidget *button)
{
    menu->popup(button->mapToGlobal(QPoint(0, button->height() + 4)));
}

/// The distinct values, in the language's order.
QStringList sorted(QStringList values)
{
    values.removeDuplicates();
    values.removeAll(QString());
    std::sort(values.begin(), values.end(),
              [](const QString &a, const QString &b) { return QString::localeAwareCompare(a, b) < 0; });
    return values;
}

} // namespace

EnvironmentsFilterBar::EnvironmentsFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit)
    , m_chips(new QButtonGroup(this))
    , m_owner(button({}, u"ownerFilterButton"_s, Variant::Chip, {}))
    , m_tag(button({}, u"tagFilterButton"_s, Variant::Chip, {}))
    , m_save(button(tr("Save filter…"), u"saveFilterButton"_s, Variant::Quiet, u"plus"_s, true))
    , m_columns(button(tr("Columns"), u"columnsButton"_s, Variant::Quiet, u"columns-3"_s, true))
    , m_undo(new MessageBar)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto *row = new QWidget;
    m_flow = new FlowLayout(row);
    column->addWidget(row);
    column->addWidget(m_undo);
    m_undo->hide();
    m_undo->setObjectName(u"filterUndoBar"_s);
    connect(m_undo->addButton(tr("Undo"), u"undoFilterButton"_s), &QPushButton::clicked, this,
            &EnvironmentsFilterBar::restoreForgotten);
    addParts();
    arrange();
    showView();
}

EnvironmentsFilterBar::~EnvironmentsFilterBar()
{
    if (m_settings)
        m_settings->setValue(viewKey, QString::fromUtf8(QJsonDocument(toJson(m_view)).toJson(QJsonDocument::Compact)));
}

void EnvironmentsFilterBar::addParts()
{
    m_search->setObjectName(u"searchLineEdit"_s);
    m_search->setAccessibleName(tr("Filter environments"));
    m_search->setPlaceholderText(tr("Filter by name, id, owner"));
    m_search->setClearButtonEnabled(true);
    if (auto *clear = m_search->findChild<QAction *>(u"_q_qlineeditclearaction"_s))
        clear->setText(tr("Clear")); // Qt leaves its button without a name
    m_search->addAction(icon(u"search"_s, Ink::Muted), QLineEdit::LeadingPosition)->setText(tr("Search"));
    m_search->setFixedWidth(em(260));
    addChip(EnvironmentGroup::All, tr("All"), u"allChipButton"_s);
    addChip(EnvironmentGroup::Ready, tr("Ready"), u"readyChipButton"_s);
    addChip(EnvironmentGroup::InProgress, tr("In progress"), u"progressChipButton"_s);
    addChip(EnvironmentGroup::Expiring, tr("Expiring"), u"expiringChipButton"_s);
    addChip(EnvironmentGroup::Failed, tr("Failed"), u"failedChipButton"_s);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &words) {
        EnvironmentsView view = m_view;
        view.words = words;
        setView(view);
    });
    connect(m_chips, &QButtonGroup::idClicked, this, [this](int id) {
        EnvironmentsView view = m_view;
        view.group = static_cast<EnvironmentGroup>(id);
        setView(view);
    });
    connect(m_owner, &QPushButton::clicked, this, &EnvironmentsFilterBar::openOwners);
    connect(m_tag, &QPushButton::clicked, this, &EnvironmentsFilterBar::openTags);
    connect(m_save, &QPushButton::clicked, this, &EnvironmentsFilterBar::askForName);
}

QPushButton *EnvironmentsFilterBar::addChip(EnvironmentGroup group, const QString &name, const QString &objectName)
{
    QPushButton *chip = button(name, objectName, Variant::Chip);
    chip->setAccessibleName(name);
    m_chips->addButton(chip, int(group));
    return chip;
}

QList<QWidget *> EnvironmentsFilterBar::tabStops() const
{
    QList<QWidget *> stops{m_search};
    for (QAbstractButton *chip : m_chips->buttons())
        stops << chip;
    stops << m_owner << m_tag;
    for (QPushButton *chip : m_savedChips)
        stops << chip;
    return stops << m_save << m_columns;
}

/// Saved filters come and go between the parts that stay.
void EnvironmentsFilterBar::arrange()
{
    while (QLayoutItem *item = m_flow->takeAt(0))
        delete item;
    const QList<QWidget *> stops = tabStops();
    for (QWidget *part : stops)
        m_flow->addWidget(part);
    tabInOrder(stops);
}

void EnvironmentsFilterBar::setSettings(QSettings &settings)
{
    m_settings = &settings;
    m_saved.emplace(settings);
    showSavedFilters();
    setView(viewFromJson(QJsonDocument::fromJson(settings.value(viewKey).toString().toUtf8()).object()));
}

void EnvironmentsFilterBar::setColumnsMenu(QMenu *menu)
{
    connect(m_columns, &QPushButton::clicked, menu, [this, menu] { openBelow(menu, m_columns); });
}

void EnvironmentsFilterBar::setFleet(const QList<Environment> &fleet, bool isKnown, const QDateTime &now)
{
    for (QAbstractButton *chip : m_chips->buttons()) {
        const auto group = static_cast<EnvironmentGroup>(m_chips->id(chip));
        const auto count = std::count_if(fleet.begin(), fleet.end(), [&](const Environment &environment) {
            return EnvironmentsFilter::belongs(environment, group, now);
        });
        const QString figure = u"  "_s + QLocale().toString(qint64(count));
        chip->setText(isKnown ? chip->accessibleName() + figure : chip->accessibleName());
    }
    QStringList owners;
    QStringList tags;
    for (const Environment &environment : fleet) {
        owners << environment.owner;
        tags << environment.tags;
    }
    m_owners = sorted(owners);
    m_tags = sorted(tags);
    m_owner->setVisible(m_owners.size() > 1 || !m_view.owner.isEmpty());
    m_tag->setVisible(!m_tags.isEmpty() || !m_view.tags.isEmpty());
}

void EnvironmentsFilterBar::setView(const EnvironmentsView &view)
{
    if (view == m_view)
        return;
    m_view = view;
    showView();
    emit viewChanged(view);
}

void EnvironmentsFilterBar::showView()
{
    const QSignalBlocker blocker(m_search);
    if (m_search->text() != m_view.words)
        m_search->setText(m_view.words);
    m_chips->button(int(m_view.group))->setChecked(true);
    m_owner->setText(m_view.owner.isEmpty() ? tr("Any owner") : tr("Owner: %1").arg(m_view.owner));
    m_owner->setChecked(!m_view.owner.isEmpty());
    m_tag->setText(m_view.tags.isEmpty() ? tr("Any tag") : tr("Tag: %1").arg(m_view.tags.join(u", "_s)));
    m_tag->setChecked(!m_view.tags.isEmpty());
    bool isSaved = false;
    for (qsizetype i = 0; i < m_savedChips.size(); ++i) {
        const bool isShown = m_saved->list()[i].view == m_view;
        m_savedChips[i]->setChecked(isShown);
        isSaved = isSaved || isShown;
    }
    m_save->setVisible(m_saved && !isSaved && m_view != EnvironmentsView());
}

void EnvironmentsFilterBar::showSavedFilters()
{
    for (QPushButton *chip : std::as_const(m_savedChips)) {
        chip->hide();
        chip->deleteLater();
    }
    m_savedChips.clear();
    for (const SavedFilter &filter : m_saved->list())
        m_savedChips << savedChip(filter);
    arrange();
    showView();
}

QPushButton *EnvironmentsFilterBar::savedChip(const SavedFilter &filter)
{
    const QString objectName = u"saved%1ChipButton"_s.arg(m_savedChips.size() + 1);
    QPushButton *chip = button(filter.name, objectName, Variant::Chip, u"list-filter"_s);
    chip->setToolTip(tr("A saved filter; its context menu renames or deletes it"));
    connect(chip, &QPushButton::clicked, this, [this, view = filter.view, chip] {
        setView(chip->isChecked() ? view : EnvironmentsView());
        showView();
    });
    auto *rename = new QAction(tr("Rename…"), chip);
    auto *forgetIt = new QAction(tr("Delete"), chip);
    connect(rename, &QAction::triggered, this, [this, name = filter.name] { askForNewName(name); });
    connect(forgetIt, &QAction::triggered, this, [this, name = filter.name] { forget(name); });
    chip->addActions({rename, forgetIt});
    chip->setContextMenuPolicy(Qt::ActionsContextMenu);
    return chip;
}

void EnvironmentsFilterBar::openOwners()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, const QString &owner) {
        QAction *action = menu->addAction(text, this, [this, owner] {
            EnvironmentsView view = m_view;
            view.owner = owner;
            setView(view);
        });
        action->setCheckable(true);
        action->setChecked(owner == m_view.owner);
    };
    add(tr("Any owner"), {});
    menu->addSeparator();
    for (const QString &owner : std::as_const(m_owners))
        add(owner, owner);
    openBelow(menu, m_owner);
    showView(); // the click has turned the chip
}

void EnvironmentsFilterBar::openTags()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto choose = [this](const QStringList &tags) {
        EnvironmentsView view = m_view;
        view.tags = tags;
        setView(view);
    };
    QAction *any = menu->addAction(tr("Any tag"), this, [choose] { choose({}); });
    any->setCheckable(true);
    any->setChecked(m_view.tags.isEmpty());
    menu->addSeparator();
    for (const QString &tag : std::as_const(m_tags)) {
        QStringList after = m_view.tags;
        if (!after.removeOne(tag))
            after << tag;
        QAction *action = menu->addAction(tag, this, [choose, after] { choose(after); });
        action->setCheckable(true);
        action->setChecked(m_view.tags.contains(tag));
    }
    openBelow(menu, m_tag);
    showView();
}

QString EnvironmentsFilterBar::whyNot(const QString &name) const
{
    return m_saved->has(name) ? tr("There is a filter of this name already.") : QString();
}

void EnvironmentsFilterBar::askForName()
{
    auto *dialog = new NameDialog(
        tr("Save filter"), tr("Save"), [this](const QString &name) { return whyNot(name); }, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_saved->add({dialog->name(), m_view});
        showSavedFilters();
    });
    dialog->open();
}

void EnvironmentsFilterBar::askForNewName(const QString &name)
{
    const auto check = [this, name](const QString &wanted) {
        return wanted.compare(name, Qt::CaseInsensitive) == 0 ? QString() : whyNot(wanted);
    };
    auto *dialog = new NameDialog(tr("Rename filter"), tr("Rename"), check, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setName(name);
    connect(dialog, &QDialog::accepted, this, [this, dialog, name] {
        m_saved->rename(name, dialog->name());
        showSavedFilters();
    });
    dialog->open();
}

void EnvironmentsFilterBar::forget(const QString &name)
{
    const QList<SavedFilter> &all = m_saved->list();
    for (qsizetype place = 0; place < all.size(); ++place)
        if (all[place].name == name)
            m_forgotten = {all[place], place};
    m_saved->remove(name);
    showSavedFilters();
    m_undo->say(Meaning::Info, tr("The filter “%1” is deleted.").arg(name), {});
}

void EnvironmentsFilterBar::restoreForgotten()
{
    m_undo->hide();
    if (!m_forgotten)
        return;
    m_saved->add(m_forgotten->first, m_forgotten->second);
    m_forgotten.reset();
    showSavedFilters();
}

} // namespace showroom::gui
