#pragma once

#include "gui/help/help_pages.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QTextBrowser;
class QUrl;

namespace showroom::gui {

/// The help: pages at the left, to search by a word, the chosen one at the right.
class HelpDialog final : public QDialog {
    Q_OBJECT

public:
    explicit HelpDialog(QWidget *parent = nullptr);

    /// False when there is no such page.
    bool showPage(const QString &name);
    /// The first page of troubleshooting.
    void showTroubleshooting();

private:
    void arrange();
    void search(const QString &text);
    void showCurrent();
    void follow(const QUrl &link);

    QList<HelpPage> m_pages;
    QLineEdit *m_search;
    QListWidget *m_list;
    QLabel *m_nothing;
    QTextBrowser *m_text;
};

} // namespace showroom::gui
