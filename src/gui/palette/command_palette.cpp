#include "gui/palette/command_palette.h"

#include "gui/common/builders.h"
#include "gui/common/painting.h"
#include "gui/palette/command_delegate.h"
#include "gui/palette/command_model.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize paletteSize{640, 440};

}

CommandPalette::CommandPalette(const QList<Command> &commands, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint)
    , m_model(new CommandModel(this))
    , m_line(new QLineEdit)
    , m_list(new QListView)
    , m_said(muted({}))
    , m_run(button(tr("Run"), u"runCommandButton"_s, Variant::Primary, {}, true))
{
    setObjectName(u"commandPalette"_s);
    setWindowTitle(tr("Search or do"));
    setBackgroundRole(QPalette::Light);
    arrange();
    m_model->setCommands(commands);
    connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &CommandPalette::showSelected);
    connect(m_list, &QListView::clicked, this, &CommandPalette::runSelected);
    connect(m_run, &QPushButton::clicked, this, &CommandPalette::runSelected);
    search({});
}

void CommandPalette::arrange()
{
    m_line->setObjectName(u"commandLineEdit"_s);
    m_line->setPlaceholderText(tr("Search or do…"));
    m_line->setAccessibleName(tr("What to search or do"));
    m_line->addAction(icon(u"search"_s, Ink::Muted), QLineEdit::LeadingPosition)->setText(tr("Search"));
    m_line->installEventFilter(this);
    m_list->setObjectName(u"commandList"_s);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus); // the arrows work from the line
    m_list->viewport()->setBackgroundRole(QPalette::Light);
    m_said->setObjectName(u"commandCountLabel"_s);
    m_run->setDefault(true);
    auto *head = across({m_line});
    head->setContentsMargins(px::gap, px::gap, px::gap, px::gap);
    auto *foot = across({m_said, m_run}, px::unit, 1);
    foot->setContentsMargins(px::block, px::unit, px::gap, px::unit);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(hairline());
    column->addWidget(m_list, 1);
    column->addWidget(hairline());
    column->addLayout(foot);
}

void CommandPalette::openAt(const QPoint &topCentre)
{
    const QSize room = parentWidget()->size() - QSize(px::section, 2 * px::topBar);
    resize(QSize(em(paletteSize.width()), em(paletteSize.height())).boundedTo(room));
    move(topCentre - QPoint(width() / 2, 0));
    m_before = QApplication::focusWidget();
    open();
    m_line->setFocus();
}

/// Without a window manager nobody else gives the focus back.
void CommandPalette::done(int result)
{
    QDialog::done(result);
    if (!m_before)
        return;
    m_before->activateWindow();
    m_before->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::search(const QString &text)
{
    m_model->setText(text);
    select(0);
    showSelected();
}

void CommandPalette::select(int row)
{
    const int last = m_model->rowCount() - 1;
    m_list->setCurrentIndex(m_model->index(std::clamp(row, 0, std::max(0, last)), 0));
}

void CommandPalette::showSelected()
{
    const Command *command = m_model->command(m_list->currentIndex());
    m_run->setEnabled(command && command->unavailable.isEmpty());
    m_run->setToolTip(command ? command->unavailable : QString());
    const int count = m_model->rowCount();
    m_said->setText(count == 0 ? tr("Nothing matches. Try a part of a name or of an action.")
                               : tr("%n match(es) · arrows choose, Enter runs, Esc leaves", nullptr, count));
}

/// One that can't be run stays on the screen with the reason beside it.
void CommandPalette::runSelected()
{
    const Command *command = m_model->command(m_list->currentIndex());
    if (!command || !command->unavailable.isEmpty())
        return;
    const std::function<void()> run = command->run;
    accept();
    emit chosen(run);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_line || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int page = std::max(1, m_list->viewport()->height() / std::max(1, m_list->sizeHintForRow(0)) - 1);
    const int row = m_list->currentIndex().row();
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        select(row + 1);
        return true;
    case Qt::Key_Up:
        select(row - 1);
        return true;
    case Qt::Key_PageDown:
        select(row + page);
        return true;
    case Qt::Key_PageUp:
        select(row - page);
        return true;
    default:
        return QDialog::eventFilter(watched, event);
    }
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(palette());
    painter.fillRect(rect(), t.control);
    painter.fillRect(rect().adjusted(1, 1, -1, -1), t.raised);
}

} // namespace showroom::gui
