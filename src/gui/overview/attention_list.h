#pragma once

#include "core/access/rights.h"
#include "gui/overview/attention.h"

#include <QWidget>

class QVBoxLayout;

namespace showroom::gui {

/// What waits for a person, a row each: icon, what and why, the button that helps. When nothing waits it says so.
class AttentionList final : public QWidget {
    Q_OBJECT

public:
    explicit AttentionList(QWidget *parent = nullptr);

    /// Shows the first of `items`; those that have not changed keep their row. Remedies that the person may not use are
    /// off and say why.
    void setItems(const QList<Attention> &items, const access::Rights &rights);

    /// The remedies' buttons, from the top.
    QList<QWidget *> buttons() const;

signals:
    /// The rows are others now.
    void rebuilt();
    void remedyRequested(const showroom::gui::Attention &item);

private:
    QWidget *makeRow(const Attention &item, int position);
    QWidget *makeCalm();

    QList<Attention> m_items;
    access::Rights m_rights;
    QVBoxLayout *m_rows;
    bool m_filled = false;
};

} // namespace showroom::gui
