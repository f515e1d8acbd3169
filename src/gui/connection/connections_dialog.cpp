#include "gui/connection/connections_dialog.h"

#include "base/when_ready.h"
#include "core/profiles/profile_store.h"
#include "gui/common/builders.h"
#include "gui/connection/connection_tester.h"
#include "gui/connection/profile_colors.h"
#include "gui/connection/survey_wording.h"
#include "ui_connections_panel.h"

#include <QPushButton>
#include <QScrollBar>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int dialogWidth = 880;
constexpr int dialogHeight = 700;
constexpr int listWidth = 216;
constexpr int noteWidth = 420;

QListWidgetItem *makeItem()
{
    auto *item = new QListWidgetItem;
    item->setSizeHint({0, em(px::control)});
    return item;
}

} // namespace

ConnectionsDialog::ConnectionsDialog(const Collaborators &collaborators, const QString &current, QWidget *parent)
    : PlainDialog(u"database"_s, Meaning::Accent, parent)
    , m_ui(std::make_unique<Ui::ConnectionsPanel>())
    , m_with(collaborators)
{
    setObjectName(u"connectionsDialog"_s);
    setHeading(tr("Connections"));
    setSentence(tr("Each is a PostgreSQL database that demo tenants live in."));
    auto *panel = new QWidget;
    m_ui->setupUi(panel);
    body()->addWidget(panel, 1);
    m_ui->connectionsListWidget->setFixedWidth(em(listWidth));
    m_ui->localEmptyState->setTextWidth(noteWidth);
    m_ui->localEmptyState->setText(
        tr("It is yours alone, needs no password and lives in %1.").arg(m_with.privateLocation));
    makeTransparent(*m_ui->profileScrollArea);
    m_ui->fileBar->setClosable(false);
    m_undo = m_ui->removedBar->addButton(tr("Undo"), u"undoRemoveButton"_s, u"undo-2"_s);
    addButtons();
    load(current);
    whenReady(m_with.passwords.place(), this, [this](PasswordKeeper::Kept kept) { tellWherePasswordsGo(kept); });
    connect(m_ui->connectionsListWidget, &QListWidget::currentRowChanged, this, &ConnectionsDialog::showRow);
    connect(m_ui->newConnectionButton, &QPushButton::clicked, this, &ConnectionsDialog::makeNew);
    connect(m_ui->removeConnectionButton, &QPushButton::clicked, this, &ConnectionsDialog::removeCurrent);
    connect(m_undo, &QPushButton::clicked, this, &ConnectionsDialog::restore);
    connect(m_ui->profileForm, &ProfileForm::edited, this, &ConnectionsDialog::takeEdits);
    resize(em(dialogWidth), em(dialogHeight));
}

ConnectionsDialog::~ConnectionsDialog()
{
    stopTest();
}

void ConnectionsDialog::addButtons()
{
    m_test = button(tr("Test"), u"testConnectionButton"_s);
    m_save = button(tr("Save"), u"saveConnectionButton"_s);
    m_connect = button(tr("Connect"), u"connectButton"_s, Variant::Primary);
    auto *close = button(tr("Close"), u"closeButton"_s);
    for (QPushButton *one : {close, m_test, m_save, m_connect})
        addButton(one);
    m_connect->setDefault(true);
    connect(close, &QPushButton::clicked, this, &ConnectionsDialog::reject);
    connect(m_test, &QPushButton::clicked, this, &ConnectionsDialog::testOrStop);
    connect(m_save, &QPushButton::clicked, this, &ConnectionsDialog::saveCurrent);
    connect(m_connect, &QPushButton::clicked, this, &ConnectionsDialog::connectCurrent);
}

void ConnectionsDialog::load(const QString &current)
{
    QListWidget *list = m_ui->connectionsListWidget;
    QListWidgetItem *local = makeItem();
    local->setText(profiles::localName());
    local->setIcon(colorSwatch(QColor(0x2A, 0xA1, 0x98)));
    list->addItem(local);
    const auto stored = m_with.store.list();
    if (!stored)
        m_ui->fileBar->say(Meaning::Danger, stored.error().message, stored.error().hint);
    else if (!stored->problems.isEmpty())
        m_ui->fileBar->say(Meaning::Warning, stored->problems.join(u' '),
                           tr("Correct it by hand in %1; the other connections can be used meanwhile, and nothing in "
                              "the file gets lost.")
                               .arg(m_with.store.file()));
    if (stored) {
        for (const profiles::Profile &profile : stored->profiles)
            addDraft({profile, profile.name, {}, false});
    }
    const auto at = std::find_if(m_drafts.begin(), m_drafts.end(),
                                 [&current](const Draft &draft) { return draft.former == current; });
    list->setCurrentRow(at == m_drafts.end() ? 0 : int(at - m_drafts.begin()) + 1);
    showRow(list->currentRow());
    if (m_drafts.isEmpty())
        makeNew();
}

void ConnectionsDialog::addDraft(const Draft &draft)
{
    m_drafts.append(draft);
    m_ui->connectionsListWidget->addItem(makeItem());
    describeRow(int(m_drafts.size()));
}

ConnectionsDialog::Draft *ConnectionsDialog::currentDraft()
{
    const int row = m_ui->connectionsListWidget->currentRow();
    return row > 0 && row <= m_drafts.size() ? &m_drafts[row - 1] : nullptr;
}

void ConnectionsDialog::describeRow(int row)
{
    const Draft &draft = m_drafts[row - 1];
    QListWidgetItem *item = m_ui->connectionsListWidget->item(row);
    const QString name = draft.profile.name.isEmpty() ? tr("New connection") : draft.profile.name;
    item->setText(draft.isChanged ? tr("%1 (not saved)").arg(name) : name);
    item->setIcon(colorSwatch(QColor(draft.profile.color)));
}

void ConnectionsDialog::showRow(int row)
{
    stopTest();
    m_ui->testBar->hide();
    m_mayDiscard = false;
    const Draft *draft = currentDraft();
    if (draft)
        m_ui->profileForm->setProfile(draft->profile, draft->password);
    m_ui->detailStackedWidget->setCurrentWidget(row > 0 ? m_ui->profilePage : m_ui->localPage);
    m_ui->removeConnectionButton->setEnabled(draft);
    m_test->setVisible(draft);
    m_save->setVisible(draft);
    m_ui->profileScrollArea->verticalScrollBar()->setValue(0);
}

void ConnectionsDialog::takeEdits()
{
    Draft *draft = currentDraft();
    if (!draft)
        return;
    draft->profile = m_ui->profileForm->profile();
    draft->password = m_ui->profileForm->password();
    draft->isChanged = true;
    m_mayDiscard = false;
    m_ui->profileForm->setProblems({});
    describeRow(m_ui->connectionsListWidget->currentRow());
}

void ConnectionsDialog::makeNew()
{
    const QList<ProfileColor> colors = profileColors();
    profiles::Profile profile;
    profile.color = colors[m_drafts.size() % colors.size()].color.name(QColor::HexRgb).toUpper();
    addDraft({profile, {}, {}, false});
    m_ui->connectionsListWidget->setCurrentRow(int(m_drafts.size()));
    showRow(int(m_drafts.size()));
    m_ui->profileForm->focusName();
}

void ConnectionsDialog::removeCurrent()
{
    const Draft *draft = currentDraft();
    if (!draft)
        return;
    if (!draft->former.isEmpty()) {
        if (const auto removed = m_with.store.remove(draft->former); !removed) {
            say(Meaning::Danger, removed.error().message, removed.error().hint);
            return;
        }
        forget(*draft);
        emit profilesChanged();
    }
    const int row = m_ui->connectionsListWidget->currentRow();
    m_drafts.removeAt(row - 1);
    delete m_ui->connectionsListWidget->takeItem(row);
    showRow(m_ui->connectionsListWidget->currentRow());
}

/// The keychain has the password no longer; this dialog does, for as long as the removal can be undone.
void ConnectionsDialog::forget(const Draft &draft)
{
    m_removed = {draft.profile, {}, {}, false};
    m_removed.profile.name = draft.former;
    whenReady(m_with.passwords.find(draft.former), this, [this, name = draft.former](const QString &password) {
        m_with.passwords.forget(name);
        if (m_removed.profile.name == name)
            m_removed.password = password;
    });
    m_ui->removedBar->say(Meaning::Neutral, tr("“%1” was removed, with its password.").arg(draft.former), {});
}

void ConnectionsDialog::restore()
{
    m_ui->removedBar->hide();
    addDraft(std::exchange(m_removed, {}));
    m_ui->connectionsListWidget->setCurrentRow(int(m_drafts.size()));
    showRow(int(m_drafts.size()));
    saveCurrent();
}

bool ConnectionsDialog::saveCurrent()
{
    Draft *draft = currentDraft();
    if (!draft)
        return true;
    draft->profile = m_ui->profileForm->profile();
    const auto saved = m_with.store.save(draft->profile, draft->former);
    m_ui->profileForm->setProblems(saved ? QList<Problem>() : saved.error().problems);
    if (!saved) {
        say(Meaning::Danger, saved.error().message, saved.error().hint);
        return false;
    }
    keepPassword(*draft);
    draft->former = draft->profile.name;
    draft->isChanged = false;
    describeRow(m_ui->connectionsListWidget->currentRow());
    m_ui->testBar->hide();
    emit profilesChanged();
    return true;
}

void ConnectionsDialog::keepPassword(Draft &draft)
{
    if (!draft.former.isEmpty() && draft.former != draft.profile.name)
        m_with.passwords.rename(draft.former, draft.profile.name);
    if (!draft.password.isEmpty())
        whenReady(m_with.passwords.keep(draft.profile.name, std::exchange(draft.password, {})), this,
                  [this](PasswordKeeper::Kept kept) { tellWherePasswordsGo(kept); });
}

void ConnectionsDialog::tellWherePasswordsGo(PasswordKeeper::Kept kept)
{
    m_ui->profileForm->setPasswordHint(
        kept == PasswordKeeper::Kept::InKeychain
            ? tr("Kept in the desktop's keychain; empty: what is kept there, PGPASSWORD or ~/.pgpass")
            : tr("This desktop has no keychain: kept until Showroom is closed. To keep it longer, put it into "
                 "~/.pgpass and leave this empty."));
}

void ConnectionsDialog::connectCurrent()
{
    const Draft *draft = currentDraft();
    if (draft && (draft->isChanged || draft->former.isEmpty()) && !saveCurrent())
        return;
    emit connectRequested(draft ? draft->former : profiles::localName());
    accept();
}

void ConnectionsDialog::testOrStop()
{
    if (m_testing) {
        stopTest();
        say(Meaning::Neutral, tr("The test was stopped."), {});
        return;
    }
    const Draft *draft = currentDraft();
    if (!draft)
        return;
    m_testing = std::make_shared<std::atomic_bool>(false);
    m_test->setText(tr("Stop test"));
    say(Meaning::Info, tr("Connecting…"), {});
    const profiles::Profile profile = m_ui->profileForm->profile();
    const auto run = [this, profile, stop = m_testing](const QString &password) {
        whenReady(m_with.tester.test(profile, password, stop), this,
                  [this, stop](const Result<access::DatabaseSurvey> &survey) {
                      if (stop == m_testing)
                          endTest(survey);
                  });
    };
    if (draft->password.isEmpty() && !draft->former.isEmpty())
        whenReady(m_with.passwords.find(draft->former), this, run);
    else
        run(draft->password);
}

void ConnectionsDialog::endTest(const Result<access::DatabaseSurvey> &survey)
{
    stopTest();
    if (!survey) {
        say(Meaning::Danger, survey.error().message, survey.error().hint);
        return;
    }
    const SurveyWords words = wordsOf(*survey);
    say(words.meaning, words.fact, words.rest);
}

void ConnectionsDialog::stopTest()
{
    if (!m_testing)
        return;
    m_testing->store(true);
    m_testing.reset();
    m_test->setText(tr("Test"));
}

void ConnectionsDialog::say(Meaning meaning, const QString &fact, const QString &rest)
{
    m_ui->testBar->say(meaning, fact, rest);
}

/// What was typed is not thrown away by one key.
void ConnectionsDialog::reject()
{
    const auto unsaved =
        std::find_if(m_drafts.begin(), m_drafts.end(), [](const Draft &draft) { return draft.isChanged; });
    if (unsaved == m_drafts.end() || m_mayDiscard) {
        PlainDialog::reject();
        return;
    }
    m_ui->connectionsListWidget->setCurrentRow(int(unsaved - m_drafts.begin()) + 1);
    say(Meaning::Warning, tr("This connection was changed and not saved."),
        tr("Save it, or close once more to discard the changes."));
    m_mayDiscard = true;
}

} // namespace showroom::gui
