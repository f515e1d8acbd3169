#pragma once

#include "gui/common/tokens.h"

#include <QWidget>

#include <memory>

class QPushButton;

namespace Ui {
class Page;
}

namespace showroom {
struct Error;
}

namespace showroom::gui {

class MessageBar;

/// A page of the console: a head with title, one summary line and actions, and content that scrolls when the window is
/// too low for it. A page's form fills contentWidget().
class Page : public QWidget {
    Q_OBJECT

public:
    explicit Page(QWidget *parent = nullptr);
    ~Page() override;

    QString title() const;
    void setTitle(const QString &title);
    void setSummary(const QString &summary);

    /// Adds an action at the end of the head; the primary one comes last.
    void addHeadButton(QPushButton *button);
    /// A back link above the title.
    void setAboveTitle(QWidget *widget);
    /// A pill or an id beside the title.
    void addBesideTitle(QWidget *widget);

    QWidget *contentWidget() const;

    /// Says in a bar under the head how something ended that was started from this page; it stays until it is closed
    /// or replaced.
    void showNotice(Meaning meaning, const QString &fact, const QString &rest);
    /// The same for a failure, with the way to the help about it.
    void showError(const Error &error);

    /// The width under which the page is cramped; the sidebar collapses then.
    virtual int comfortableWidth() const;
    QSize minimumSizeHint() const override;

signals:
    /// The person wants to leave the page for the one that opened it.
    void backRequested();

protected:
    /// Where notices stand; the usual one is made with the first.
    virtual MessageBar &noticeBar();
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int headWidth() const;
    void arrangeHead();

    std::unique_ptr<Ui::Page> m_ui;
    MessageBar *m_notice = nullptr;
};

} // namespace showroom::gui
