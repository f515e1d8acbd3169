#include "gui/sessions/session_preview.h"

#include "base/clock.h"
#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/rights.h"
#include "gui/sessions/session_source.h"
#include "gui/sessions/session_wording.h"
#include "ui_session_preview.h"

#include <QAction>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using sessions::Archive;
using sessions::ChangePage;
using sessions::ChangeRange;
using sessions::ChangeSet;
using sessions::ChangeSummary;
using sessions::Operation;
using sessions::Session;
using sessions::TableChanges;

namespace {

constexpr int treeWidth = 172;
constexpr int treeRow = 28;
constexpr int tableRole = Qt::UserRole;
constexpr int operationRole = Qt::UserRole + 1;

QTreeWidgetItem *makeItem(const QString &text, qint64 count)
{
    auto *item = new QTreeWidgetItem({text, QLocale().toString(count)});
    item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    item->setSizeHint(0, QSize(0, em(treeRow)));
    return item;
}

} // namespace

SessionPreview::SessionPreview(SessionSource &source, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::SessionPreview>())
    , m_source(source)
    , m_clock(clock)
{
    setObjectName(u"sessionPreview"_s);
    m_ui->setupUi(this);
    m_filterDelay.setSingleShot(true);
    m_filterDelay.setInterval(200ms);
    arrange();
    connectParts();
    showNothing();
}

SessionPreview::~SessionPreview() = default;

void SessionPreview::arrange()
{
    m_ui->previewCard->setFlush();
    for (QWidget *line : {m_ui->headLine, m_ui->treeLine, m_ui->filterLine})
        line->setBackgroundRole(QPalette::Midlight);
    m_ui->nothingState->setTextWidth(300);
    m_ui->unchangedState->setTextWidth(300);
    m_ui->noMatchState->setTextWidth(240);
    QTreeWidget *tree = m_ui->tablesTree;
    tree->setFixedWidth(em(treeWidth));
    tree->setTabKeyNavigation(false);
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    if (auto *clear = m_ui->changesFilterLineEdit->findChild<QAction *>(u"_q_qlineeditclearaction"_s))
        clear->setText(tr("Clear the filter")); // Qt leaves its button without a name
    m_ui->changesFilterLineEdit->addAction(icon(u"search"_s, Ink::Muted), QLineEdit::LeadingPosition)
        ->setText(tr("Filter"));
    m_ui->changesView->setModel(&m_model);
    m_ui->changesView->setMinimumWidth(em(280));
    m_ui->previewBar->setClosable(false);
}

void SessionPreview::connectParts()
{
    QPushButton *again = m_ui->previewBar->addButton(tr("Retry"), u"retryPreviewButton"_s, u"refresh-cw"_s);
    connect(again, &QPushButton::clicked, this, &SessionPreview::readSummary);
    connect(m_ui->tablesTree, &QTreeWidget::currentItemChanged, this, &SessionPreview::selectRange);
    connect(m_ui->changesFilterLineEdit, &QLineEdit::textChanged, this, [this] { m_filterDelay.start(); });
    connect(&m_filterDelay, &QTimer::timeout, this, &SessionPreview::readRows);
    connect(m_ui->changesView, &ChangesView::endReached, &m_model, &models::ChangesModel::reachEnd);
    connect(&m_model, &models::ChangesModel::moreWanted, this, &SessionPreview::readMore);
    connect(m_ui->resetButton, &QPushButton::clicked, this, [this] {
        if (m_session)
            emit resetRequested(*m_session);
    });
    connect(m_ui->undoButton, &QPushButton::clicked, this, [this] {
        if (m_archive)
            emit undoRequested(*m_archive);
    });
}

void SessionPreview::setMenu(QMenu *menu)
{
    connect(m_ui->moreSessionButton, &QPushButton::clicked, menu, [menu, more = m_ui->moreSessionButton] {
        menu->popup(more->mapToGlobal(QPoint(more->width() - menu->sizeHint().width(), more->height() + px::half)));
    });
}

void SessionPreview::showSession(const Session &session)
{
    m_session = session;
    m_archive.reset();
    open({session.id, 0});
}

void SessionPreview::showArchive(const Archive &archive)
{
    m_session.reset();
    m_archive = archive;
    open({archive.sessionId, archive.id});
}

void SessionPreview::showNothing()
{
    ++m_readingSummary;
    ++m_readingRows;
    m_session.reset();
    m_archive.reset();
    m_set = {};
    m_hasSummary = false;
    m_ui->headWidget->hide();
    m_ui->headLine->hide();
    m_ui->previewStackedWidget->setCurrentWidget(m_ui->nothingPage);
}

void SessionPreview::open(const ChangeSet &set)
{
    const bool isOther = !(set == m_set);
    m_set = set;
    m_ui->headWidget->show();
    m_ui->headLine->show();
    if (isOther) {
        ++m_readingRows;
        m_hasSummary = false;
        m_summary = {};
        const QSignalBlocker quiet(m_ui->changesFilterLineEdit);
        m_ui->changesFilterLineEdit->clear();
        m_ui->previewStackedWidget->setCurrentWidget(m_ui->readingPage);
    }
    showHead();
    readSummary();
}

void SessionPreview::readSummary()
{
    const int serial = ++m_readingSummary;
    whenReady(m_source.summarize(m_set), this, [this, serial](const Result<ChangeSummary> &summary) {
        if (serial != m_readingSummary)
            return;
        if (summary)
            takeSummary(*summary);
        else
            showFailure(summary.error());
    });
}

void SessionPreview::takeSummary(const ChangeSummary &summary)
{
    const bool isSame = m_hasSummary && summary == m_summary;
    m_hasSummary = true;
    m_summary = summary;
    showHead();
    const bool isEmpty = summary.tables.isEmpty();
    m_ui->previewStackedWidget->setCurrentWidget(isEmpty ? m_ui->unchangedPage : m_ui->changesPage);
    if (!isSame)
        fillTables();
}

/// The same tables and operations as before stay selected.
void SessionPreview::fillTables()
{
    const ChangeRange before = range();
    {
        const QSignalBlocker quiet(m_ui->tablesTree);
        m_ui->tablesTree->clear();
        QTreeWidgetItem *all = makeItem(tr("All tables"), m_summary.total().total());
        all->setIcon(0, icon(u"layers"_s, Ink::Muted));
        m_ui->tablesTree->addTopLevelItem(all);
        for (const TableChanges &table : std::as_const(m_summary.tables))
            addTable(table);
        m_ui->tablesTree->expandAll();
        m_ui->tablesTree->setCurrentItem(m_ui->tablesTree->topLevelItem(0));
        for (QTreeWidgetItemIterator item(m_ui->tablesTree); *item; ++item) {
            const QVariant operation = (*item)->data(0, operationRole);
            const bool isWhole = !operation.isValid() && !before.operation;
            if ((*item)->data(0, tableRole).toString() == before.table &&
                (isWhole || (before.operation && operation == int(*before.operation))))
                m_ui->tablesTree->setCurrentItem(*item);
        }
    }
    readRows();
}

void SessionPreview::addTable(const TableChanges &table)
{
    QTreeWidgetItem *parent = makeItem(changedTableName(table.table), table.changes.total());
    parent->setIcon(0, icon(u"table-2"_s, Ink::Muted));
    parent->setData(0, tableRole, table.table);
    parent->setToolTip(0, table.table);
    m_ui->tablesTree->addTopLevelItem(parent);
    const auto add = [&](Operation operation, qint64 count) {
        if (count == 0)
            return;
        QTreeWidgetItem *leaf = makeItem(operationLook(operation).text, count);
        leaf->setData(0, tableRole, table.table);
        leaf->setData(0, operationRole, int(operation));
        parent->addChild(leaf);
    };
    add(Operation::Created, table.changes.created);
    add(Operation::Edited, table.changes.edited);
    add(Operation::Deleted, table.changes.deleted);
}

ChangeRange SessionPreview::range() const
{
    ChangeRange range{m_set, {}, std::nullopt, m_ui->changesFilterLineEdit->text().trimmed()};
    if (const QTreeWidgetItem *item = m_ui->tablesTree->currentItem()) {
        range.table = item->data(0, tableRole).toString();
        if (const QVariant operation = item->data(0, operationRole); operation.isValid())
            range.operation = Operation(operation.toInt());
    }
    return range;
}

void SessionPreview::selectRange()
{
    if (m_hasSummary)
        readRows();
}

void SessionPreview::readRows()
{
    const int serial = ++m_readingRows;
    whenReady(m_source.listRows(range(), 0, pageSize), this, [this, serial](const Result<ChangePage> &page) {
        if (serial == m_readingRows)
            takeRows(page, true);
    });
}

void SessionPreview::readMore()
{
    whenReady(m_source.listRows(range(), m_nextRows, pageSize), this,
              [this, serial = m_readingRows](const Result<ChangePage> &page) {
                  if (serial == m_readingRows)
                      takeRows(page, false);
              });
}

void SessionPreview::takeRows(const Result<ChangePage> &page, bool isFirst)
{
    if (!page) {
        showFailure(page.error());
        return;
    }
    m_nextRows = page->next.value_or(0);
    if (isFirst)
        m_model.setRows(page->rows, page->next.has_value());
    else
        m_model.append(page->rows, page->next.has_value());
    m_ui->rowsStackedWidget->setCurrentWidget(m_model.rows().isEmpty() ? m_ui->noMatchPage : m_ui->rowsPage);
}

void SessionPreview::showHead()
{
    const QDateTime now = m_clock.now();
    QStringList summary;
    if (m_session) {
        m_ui->previewTitleLabel->setText(tr("What a reset takes from %1").arg(sessionTitle(*m_session)));
        summary << m_session->environmentName << lossText(m_hasSummary ? m_summary.total() : m_session->changes);
    } else if (m_archive) {
        m_ui->previewTitleLabel->setText(tr("What an undo brings back to %1").arg(personText(m_archive->person)));
        summary << m_archive->environmentName
                << (m_hasSummary ? returnText(m_summary.total()) : changesText(m_archive->changes))
                << countdownText(m_archive->expiresAt, now);
    }
    m_ui->previewSummaryLabel->setText(summary.join(u" · "_s));
    m_ui->resetButton->setVisible(m_session.has_value());
    m_ui->moreSessionButton->setVisible(m_session.has_value());
    m_ui->undoButton->setVisible(m_archive.has_value());
    const QString why = m_session ? whyNotReset() : QString();
    m_ui->resetButton->setEnabled(m_hasSummary && why.isEmpty());
    m_ui->resetButton->setToolTip(why);
    allow(m_ui->undoButton, m_archive ? whyNotUndone() : QString());
}

QString SessionPreview::whyNotUndone() const
{
    if (const QString why = whyNot(m_rights, sessions::Right::Work); !why.isEmpty())
        return why;
    return m_archive->isMine
               ? QString()
               : tr("Only %1 or the role showroom_support may bring it back").arg(personText(m_archive->person));
}

QString SessionPreview::whyNotReset() const
{
    if (const QString why = whyNot(m_rights, sessions::Right::Work); !why.isEmpty())
        return why;
    const sessions::Hold &hold = m_session->hold;
    if (!m_session->isMine)
        return tr("Only %1 or the role showroom_support may reset it").arg(personText(m_session->person));
    if (hold.isActive() && !hold.isOwn)
        return tr("Held by %1 until %2").arg(hold.heldBy, untilText(hold.until, m_clock.now()));
    return m_hasSummary && m_summary.tables.isEmpty() ? tr("There is nothing to reset") : QString();
}

void SessionPreview::showFailure(const Error &error)
{
    m_ui->previewBar->say(error);
    m_ui->previewStackedWidget->setCurrentWidget(m_ui->failedPage);
}

} // namespace showroom::gui
