#include "gui/environments/environment_actions.h"

#include "gui/common/builders.h"
#include "gui/common/rights.h"
#include "gui/environments/status_presentation.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;
using environments::Status;

namespace {

bool isGoing(const Environment &environment)
{
    return environment.status == Status::Deleting || environment.status == Status::Deleted;
}

} // namespace

EnvironmentActions::EnvironmentActions(QObject *parent)
    : QObject(parent)
    , m_open(forOne(tr("Open"), u"actionOpenEnvironment"_s, u"eye"_s, &EnvironmentActions::openRequested))
    , m_progress(
          forOne(tr("Open progress"), u"actionShowProgress"_s, u"activity"_s, &EnvironmentActions::progressRequested))
    , m_resume(
          forOne(tr("Resume"), u"actionResumeEnvironment"_s, u"refresh-cw"_s, &EnvironmentActions::resumeRequested))
    , m_export(forOneOrMany(tr("Export…"), u"actionExportEnvironment"_s, u"package"_s,
                            &EnvironmentActions::exportRequested, &EnvironmentActions::exportManyRequested))
    , m_extend(forMany(tr("Extend…"), u"actionExtendEnvironment"_s, u"calendar-plus"_s,
                       &EnvironmentActions::extendRequested))
    , m_duplicate(
          forOne(tr("Duplicate…"), u"actionDuplicateEnvironment"_s, u"copy"_s, &EnvironmentActions::duplicateRequested))
    , m_edit(forOne(tr("Edit details…"), u"actionEditEnvironment"_s, u"pencil"_s, &EnvironmentActions::editRequested))
    , m_tags(forMany(tr("Tags…"), u"actionTagEnvironments"_s, {}, &EnvironmentActions::tagsRequested))
    , m_owner(forMany(tr("Change owner…"), u"actionChangeOwner"_s, {}, &EnvironmentActions::ownerRequested))
    , m_copyId(add(tr("Copy id"), u"actionCopyId"_s, {}))
    , m_copyRows(add(tr("Copy rows"), u"actionCopyRows"_s, {}))
    , m_tearDown(forOneOrMany(tr("Tear down…"), u"actionTearDownEnvironment"_s, u"trash-2"_s,
                              &EnvironmentActions::tearDownRequested, &EnvironmentActions::tearDownManyRequested))
{
    connect(m_copyId, &QAction::triggered, this, &EnvironmentActions::copyId);
    setSelection({});
}

QAction *EnvironmentActions::add(const QString &text, const QString &objectName, const QString &glyph)
{
    auto *action = new QAction(glyph.isEmpty() ? QIcon() : icon(glyph), text, parent());
    action->setObjectName(objectName);
    return action;
}

QAction *EnvironmentActions::forOne(const QString &text, const QString &objectName, const QString &glyph, One signal)
{
    return forOneOrMany(text, objectName, glyph, signal, nullptr);
}

QAction *EnvironmentActions::forMany(const QString &text, const QString &objectName, const QString &glyph, Many signal)
{
    return forOneOrMany(text, objectName, glyph, nullptr, signal);
}

QAction *EnvironmentActions::forOneOrMany(const QString &text, const QString &objectName, const QString &glyph, One one,
                                          Many many)
{
    QAction *action = add(text, objectName, glyph);
    connect(action, &QAction::triggered, this, [this, one, many] {
        const QList<Environment> selection = m_selection; // what it starts may change the selection
        if (one && selection.size() == 1)
            emit(this->*one)(selection.constFirst());
        else if (many && !selection.isEmpty())
            emit(this->*many)(selection);
    });
    return action;
}

void EnvironmentActions::setSelection(const QList<Environment> &selection)
{
    m_selection = selection;
    const auto any = [&](auto test) { return std::any_of(selection.begin(), selection.end(), test); };
    const bool isOne = selection.size() == 1;
    const QString one = isOne ? QString() : tr("Select a single environment");
    const QString some = selection.isEmpty() ? tr("Select environments first") : QString();
    const QString going = any(isGoing) ? tr("It is being torn down") : some;
    for (QAction *action : {m_open, m_duplicate, m_copyId})
        allow(action, one);
    allow(m_edit, isOne ? going : one);
    const bool hasJob = isOne && selection.constFirst().jobId.has_value();
    allow(m_progress, hasJob || !isOne ? one : tr("No job has worked on it"));
    const bool isResumable = isOne && environments::canResume(selection.constFirst()) &&
                             (hasFailed(selection.constFirst()) || selection.constFirst().isPaused);
    allow(m_resume, one);
    m_resume->setVisible(isResumable);
    m_open->setVisible(isOne);
    m_progress->setVisible(isOne);
    allow(m_export, selection.isEmpty() || any(environments::canExport)
                        ? some
                        : tr("Only a complete environment can be exported"));
    allow(m_tearDown, any(environments::canTearDown) ? some : tr("It is protected, or gone already"));
    for (QAction *action : {m_extend, m_tags, m_owner})
        allow(action, going);
    allow(m_copyRows, some);
    holdBack();
}

void EnvironmentActions::setRights(const access::Rights &rights)
{
    m_rights = rights;
    setSelection(QList(m_selection));
}

/// What the role may not do stays off, whatever is selected.
void EnvironmentActions::holdBack()
{
    if (const QString why = whyNot(m_rights, Right::Export); !why.isEmpty())
        allow(m_export, why);
    if (const QString why = whyNot(m_rights, Right::Manage); !why.isEmpty()) {
        for (QAction *action : {m_resume, m_extend, m_duplicate, m_edit, m_tags, m_owner, m_tearDown})
            allow(action, why);
    }
}

void EnvironmentActions::bind(QPushButton *button, QAction *action)
{
    const auto follow = [button, action] {
        button->setEnabled(action->isEnabled());
        button->setVisible(action->isVisible());
        button->setToolTip(action->isEnabled() ? QString() : action->toolTip());
    };
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, button, follow);
    follow();
}

void EnvironmentActions::fill(QMenu &menu) const
{
    menu.addActions({m_open, m_progress, m_resume});
    menu.addSeparator();
    menu.addActions({m_export, m_extend});
    fillMore(menu);
    menu.addSeparator();
    menu.addAction(m_tearDown);
}

void EnvironmentActions::fillMore(QMenu &menu) const
{
    menu.addActions({m_duplicate, m_edit, m_tags, m_owner});
    menu.addSeparator();
    menu.addActions({m_copyId, m_copyRows});
}

void EnvironmentActions::copyId()
{
    if (m_selection.size() == 1)
        QGuiApplication::clipboard()->setText(m_selection.constFirst().id);
}

} // namespace showroom::gui
