#pragma once

#include "base/error.h"
#include "core/browsing/browsed_table.h"
#include "core/environments/environment.h"
#include "gui/printing/print_wish.h"

#include <QWidget>

#include <memory>
#include <optional>

class QMenu;
class QPushButton;

namespace Ui {
class EnvironmentData;
}
namespace showroom::models {
class PagedRowsModel;
}

namespace showroom::gui {

class EnvironmentColumns;
class EnvironmentFinder;
class EnvironmentRowPanel;
class EnvironmentRowsDecorator;
class EnvironmentSource;
class RowsModel;
class WindowSettings;

/// The tables of an environment and their rows, to look at only: any row by position, by what is unique of it, or
/// through its parents and children.
class EnvironmentData final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive it.
    EnvironmentData(EnvironmentSource &source, WindowSettings &settings, QWidget *parent = nullptr);
    ~EnvironmentData() override;

    /// Reads the tables when the environment is another one or was filled anew, and somebody looks.
    void setEnvironment(const environments::Environment &environment);
    /// Goes on where reading failed; nothing happens when none did.
    void retry();
    /// What the open table shows; nothing before one was opened.
    std::optional<PrintWish> shownRows() const;
    /// Where the rows of the open table are.
    QWidget *rowsView() const;

signals:
    void progressRequested();
    /// Rows of a table are shown, or about to come.
    void tableOpened();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void arrangeTables();
    void arrangeRows();
    void connectTools();
    void showState();
    void readTables();
    void takeTables(const QList<browsing::BrowsedTable> &tables);
    void openTable(const browsing::BrowsedTable &table, const QString &column = {}, const QString &value = {});
    void openRow(const browsing::BrowsedTable &table, const browsing::BrowsedRow &row);
    void openFound(const browsing::FoundRow &found);
    void openParent(const QString &table, const QString &key);
    void openChildren(const QString &table, const QString &column, const QString &key);
    void showCurrentRow();
    void showRow(const browsing::BrowsedRow &row);
    void closeRow();
    void goTo(qint64 position);
    void selectKey();
    void showCount();
    void showRange();
    void sayInfo(const QString &fact, const QString &rest);
    void sayFailed(const Error &error);
    const browsing::BrowsedTable *table(const QString &name) const;

    std::unique_ptr<Ui::EnvironmentData> m_ui;
    EnvironmentSource &m_source;
    WindowSettings &m_settings;
    environments::Environment m_environment;
    QList<browsing::BrowsedTable> m_tables;
    RowsModel *m_tableList;
    models::PagedRowsModel *m_rows;
    EnvironmentRowsDecorator *m_decorator;
    EnvironmentRowPanel *m_panel;
    QMenu *m_columnMenu;
    QPushButton *m_again = nullptr;
    EnvironmentColumns *m_columns;
    EnvironmentFinder *m_finder;
    QString m_read; ///< fingerprint of the data that m_tables describe; empty before the first reading
    std::optional<qint64> m_wantedRow; ///< selected once it is there
    int m_opened = 0;                  ///< rises with every other row or table, so that late answers are told apart
    bool m_isReading = false;
    bool m_hasFailed = false;
};

} // namespace showroom::gui
