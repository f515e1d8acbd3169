#include "gui/sessions/changes_view.h"

#include "gui/common/typography.h"
#include "gui/sessions/changes_delegate.h"

#include <QHeaderView>
#include <QScrollBar>

namespace showroom::gui {

namespace {

constexpr int nameShare = 4; ///< field names take a fourth of the room
constexpr int leastName = 108;
constexpr int mostName = 220;

} // namespace

ChangesView::ChangesView(QWidget *parent)
    : QTreeView(parent)
{
    setItemDelegate(new ChangesDelegate(this));
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setExpandsOnDoubleClick(false);
    setIndentation(0);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ChangesView::lookForEnd);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &ChangesView::lookForEnd);
    header()->setStretchLastSection(true);
    header()->setMinimumSectionSize(0);
}

void ChangesView::setModel(QAbstractItemModel *model)
{
    QTreeView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, [this, model] {
        unfold(0, model->rowCount() - 1);
        arrangeColumns();
    });
    connect(model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &parent, int first, int last) {
        if (!parent.isValid())
            unfold(first, last);
    });
    unfold(0, model->rowCount() - 1);
    arrangeColumns();
}

void ChangesView::unfold(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        setFirstColumnSpanned(row, {}, true);
        setExpanded(model()->index(row, 0), true);
    }
}

/// What stands before a row says nothing here.
void ChangesView::drawBranches(QPainter *, const QRect &, const QModelIndex &) const
{
}

void ChangesView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    arrangeColumns();
}

void ChangesView::lookForEnd()
{
    const QScrollBar *bar = verticalScrollBar();
    if (isVisible() && bar->maximum() - bar->value() < viewport()->height())
        emit endReached();
}

void ChangesView::arrangeColumns()
{
    if (!model())
        return;
    const int room = viewport()->width();
    const int name = qBound(em(leastName), room / nameShare, em(mostName));
    header()->resizeSection(0, name);
    header()->resizeSection(1, (room - name) / 2);
}

} // namespace showroom::gui
