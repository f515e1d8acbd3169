#pragma once

#include <QWidget>

namespace showroom::gui {

/// A strip of the shell: sunken surface, a hairline at the edge towards the page.
class Bar final : public QWidget {
    Q_OBJECT
    Q_PROPERTY(bool atBottom READ isAtBottom WRITE setAtBottom)

public:
    explicit Bar(QWidget *parent = nullptr);

    bool isAtBottom() const { return m_atBottom; }
    void setAtBottom(bool atBottom);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_atBottom = false;
};

} // namespace showroom::gui
