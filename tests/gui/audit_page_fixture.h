#pragma once

#include "base/clock.h"
#include "fake_audit.h"
#include "fake_operations.h"
#include "gui/audit/audit_page.h"
#include "gui/common/data_table.h"
#include "gui/operations/console_data.h"
#include "gui/shell/window_settings.h"

#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace showroom::gui {

/// The audit page over six entries in memory, and what a person does on it.
class AuditPageFixture {
protected:
    void setUp();
    void tearDown() { m_page.reset(); }
    void makePage();
    template <class T>
    T *child(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    QAbstractItemModel *model() const { return child<DataTable>(QStringLiteral("auditTable"))->model(); }
    QString cell(int row, int column) const { return model()->index(row, column).data().toString(); }
    void select(int row) const { child<DataTable>(QStringLiteral("auditTable"))->selectRow(row); }
    QString shownPage() const
    {
        return child<QStackedWidget>(QStringLiteral("statesStackedWidget"))->currentWidget()->objectName();
    }
    void open() const;
    void choose(const QString &combo, const QVariant &data) const;
    QStringList detailTexts() const;

    FixedClock m_clock{QDateTime({2026, 11, 20}, {15, 0}, Qt::UTC)};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WindowSettings> m_settings;
    std::unique_ptr<FakeOperations> m_operations;
    std::unique_ptr<ConsoleData> m_data;
    std::unique_ptr<FakeAudit> m_audit;
    std::unique_ptr<AuditPage> m_page;
};

} // namespace showroom::gui
