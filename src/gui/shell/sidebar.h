#pragma once

#include <QListWidget>

namespace showroom::gui {

/// The list of pages at the left: icon, name, count of what runs or waits, a mark at the active one. Collapsed it shows
/// icons only, the count becomes a dot.
class Sidebar final : public QListWidget {
    Q_OBJECT

public:
    enum Role { GlyphRole = Qt::UserRole, BadgeRole, FootRole };

    explicit Sidebar(QWidget *parent = nullptr);

    void addPage(const QString &title, const QString &glyph);
    /// Under a line, apart from the others.
    void addFootPage(const QString &title, const QString &glyph);
    void setBadge(int page, int count);

    bool isCollapsed() const { return m_collapsed; }
    void setCollapsed(bool collapsed);
    /// Width in the expanded state, which decides whether a page still fits beside it.
    int expandedWidth() const;
    QSize minimumSizeHint() const override;

private:
    bool m_collapsed = false;
};

} // namespace showroom::gui
