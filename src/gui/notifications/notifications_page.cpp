#include "gui/notifications/notifications_page.h"

#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/flow_layout.h"
#include "gui/notifications/desktop_notices.h"
#include "gui/notifications/notification_center.h"
#include "gui/notifications/notification_source.h"
#include "gui/notifications/notifications_proxy.h"
#include "models/environments_model.h"
#include "ui_notifications_page.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QLocale>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using models::NotificationsModel;
using notifications::Notification;

namespace {

const QList<Column> columns{{Cell::Status, 104, false, 0},
                            {Cell::Person, 320, true, 0},
                            {Cell::Name, 188, false, 0},
                            {Cell::Time, 112, false, 0}};

} // namespace

NotificationsPage::NotificationsPage(const Collaborators &with, QWidget *parent)
    : Page(parent)
    , m_ui(std::make_unique<Ui::NotificationsPage>())
    , m_with(with)
    , m_proxy(new NotificationsProxy(with.clock, this))
    , m_kinds(new QButtonGroup(this))
{
    setObjectName(u"notificationsPage"_s);
    setTitle(tr("Notifications"));
    m_ui->setupUi(contentWidget());
    arrangeFilters();
    arrangeTable();
    arrangeStates();
    arrangeOffer();
    m_ticks.setInterval(1min);
    m_ticks.start();
    connect(&m_ticks, &QTimer::timeout, m_proxy, &NotificationsProxy::tick);
    connect(&m_with.center.source(), &NotificationSource::changed, this, &NotificationsPage::read);
    connect(&m_with.center, &NotificationCenter::unreadChanged, this, &NotificationsPage::showState);
    showState();
    read();
}

NotificationsPage::~NotificationsPage() = default;

void NotificationsPage::arrangeFilters()
{
    auto *back = button(tr("Back"), u"backButton"_s, Variant::Link, u"arrow-left"_s);
    connect(back, &QPushButton::clicked, this, &Page::backRequested);
    setAboveTitle(back);
    auto *flow = new FlowLayout(m_ui->filterBar);
    for (QPushButton *chip :
         {m_ui->allChipButton, m_ui->expiryChipButton, m_ui->resetsChipButton, m_ui->goneChipButton}) {
        m_kinds->addButton(chip, int(m_kinds->buttons().size()));
        flow->addWidget(chip);
    }
    flow->addWidget(m_ui->desktopCheckBox);
    connect(m_kinds, &QButtonGroup::idClicked, this, [this] {
        m_isLoaded = false;
        m_model.setNotifications({}, false);
        showState();
        read();
    });
    addHeadButton(m_ui->markReadButton);
    connect(m_ui->markReadButton, &QPushButton::clicked, this, &NotificationsPage::markAllRead);
}

QStringList NotificationsPage::kinds() const
{
    const QAbstractButton *chip = m_kinds->checkedButton();
    if (chip == m_ui->expiryChipButton)
        return {u"expiry-warning"_s, u"expired"_s};
    if (chip == m_ui->resetsChipButton)
        return {u"reset"_s};
    if (chip == m_ui->goneChipButton)
        return {u"deleted"_s, u"welcome"_s};
    return {};
}

void NotificationsPage::arrangeTable()
{
    m_proxy->setSourceModel(&m_model);
    DataTable *table = m_ui->notificationsTable;
    table->setModel(m_proxy);
    table->setRowHeight(px::rowTall);
    table->setColumns(columns);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_ui->bulkLine->setBackgroundRole(QPalette::Midlight);
    const auto open = [this] {
        if (const auto one = selected(); one && m_with.environments.find(one->environmentId))
            emit openRequested(one->environmentId);
    };
    connect(table, &DataTable::rowOpened, this, open);
    connect(m_ui->openButton, &QPushButton::clicked, this, open);
    connect(m_ui->clearSelectionButton, &QPushButton::clicked, table, &QTableView::clearSelection);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &NotificationsPage::showSelection);
    connect(&m_model, &NotificationsModel::moreWanted, this, &NotificationsPage::readMore);
}

void NotificationsPage::arrangeStates()
{
    m_ui->listCard->setFlush();
    m_ui->problemBar->setClosable(false);
    auto *retry = m_ui->problemBar->addButton(tr("Retry"), u"retryButton"_s, u"refresh-cw"_s);
    connect(retry, &QPushButton::clicked, this, &NotificationsPage::read);
    auto *clear = button(tr("Show all notifications"), u"clearFilterButton"_s, Variant::Secondary, u"x"_s);
    connect(clear, &QPushButton::clicked, m_ui->allChipButton, &QPushButton::click);
    m_ui->nothingFound->addActionWidget(clear);
}

/// Asked once, and only where the desktop has a tray.
void NotificationsPage::arrangeOffer()
{
    MessageBar *offer = m_ui->offerBar;
    auto *accept = offer->addButton(tr("Show them"), u"acceptDesktopButton"_s, u"bell"_s);
    auto *decline = offer->addButton(tr("Not now"), u"declineDesktopButton"_s);
    connect(accept, &QPushButton::clicked, this, [this] { m_with.desktop.setOn(true); });
    connect(decline, &QPushButton::clicked, this, [this] { m_with.desktop.decline(); });
    connect(offer, &MessageBar::closed, this, [this] { m_with.desktop.decline(); });
    connect(m_ui->desktopCheckBox, &QCheckBox::clicked, &m_with.desktop, &DesktopNotices::setOn);
    connect(&m_with.desktop, &DesktopNotices::changed, this, &NotificationsPage::showDesktop);
    showDesktop();
}

void NotificationsPage::showDesktop()
{
    m_ui->desktopCheckBox->setVisible(m_with.desktop.isPossible() && !m_with.desktop.isUndecided());
    m_ui->desktopCheckBox->setChecked(m_with.desktop.isOn());
    if (m_with.desktop.isUndecided())
        m_ui->offerBar->say(Meaning::Info, tr("Show new ones on the desktop, too?"),
                            tr("As messages beside the tray’s icon, while Showroom runs."));
    else
        m_ui->offerBar->hide();
}

/// Everything that is shown so far, anew.
void NotificationsPage::read()
{
    const int serial = ++m_reading;
    const int limit = std::max(pageSize, m_model.rowCount());
    whenReady(m_with.center.source().latest({.limit = limit, .kinds = kinds()}), this,
              [this, serial, limit](const Result<QList<Notification>> &list) {
                  if (serial != m_reading)
                      return;
                  m_error = list ? std::nullopt : std::optional(list.error());
                  if (list) {
                      m_isLoaded = true;
                      m_model.setNotifications(*list, list->size() >= limit);
                  }
                  showState();
              });
}

void NotificationsPage::readMore()
{
    const int serial = m_reading;
    whenReady(m_with.center.source().latest({.limit = pageSize, .before = m_model.oldest(), .kinds = kinds()}), this,
              [this, serial](const Result<QList<Notification>> &list) {
                  if (serial != m_reading)
                      return;
                  m_error = list ? std::nullopt : std::optional(list.error());
                  if (list)
                      m_model.addOlder(*list, list->size() >= pageSize);
                  showState();
              });
}

void NotificationsPage::markAllRead()
{
    m_with.center.markAllRead([page = QPointer<NotificationsPage>(this)](const Result<void> &done) {
        if (page && !done)
            page->showError(done.error());
    });
}

std::optional<Notification> NotificationsPage::selected() const
{
    const QModelIndexList rows = m_ui->notificationsTable->selectionModel()->selectedRows();
    if (rows.size() != 1)
        return std::nullopt;
    return rows.first().data(NotificationsModel::NotificationRole).value<Notification>();
}

void NotificationsPage::showState()
{
    if (m_error)
        m_ui->problemBar->say(*m_error);
    else
        m_ui->problemBar->hide();
    const int rows = m_model.rowCount();
    QWidget *shown = m_ui->tablePage;
    if (rows == 0 && !m_isLoaded)
        shown = m_error ? m_ui->unreadablePage : m_ui->loadingPage;
    else if (rows == 0)
        shown = kinds().isEmpty() ? m_ui->nothingYetPage : m_ui->nothingFoundPage;
    m_ui->statesStackedWidget->setCurrentWidget(shown);
    const int unread = m_with.center.unread();
    m_ui->markReadButton->setEnabled(unread > 0);
    m_ui->markReadButton->setToolTip(unread > 0 ? QString() : tr("Everything is read"));
    if (!m_isLoaded)
        setSummary(m_error ? tr("The list could not be read") : tr("Reading the list…"));
    else
        setSummary(unread > 0 ? tr("%n unread", nullptr, unread) : tr("Everything is read"));
    showSelection();
}

void NotificationsPage::showSelection()
{
    const auto one = selected();
    m_ui->bulkBar->setVisible(one.has_value());
    m_ui->bulkLine->setVisible(one.has_value());
    if (!one)
        return;
    const bool isThere = m_with.environments.find(one->environmentId).has_value();
    m_ui->selectedLabel->setText(one->text());
    m_ui->openButton->setEnabled(isThere);
    m_ui->openButton->setToolTip(isThere ? QString() : tr("The environment is gone"));
}

} // namespace showroom::gui
