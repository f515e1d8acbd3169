#pragma once

#include <QTreeView>

namespace showroom::gui {

/// Changed rows, each with its fields below: the value before, an arrow, the value after. Everything is unfolded.
class ChangesView final : public QTreeView {
    Q_OBJECT

public:
    explicit ChangesView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;

signals:
    /// The last rows are seen, or soon will be.
    void endReached();

protected:
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void unfold(int first, int last);
    void arrangeColumns();
    void lookForEnd();
};

} // namespace showroom::gui
