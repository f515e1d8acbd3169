#pragma once

#include "base/clock.h"
#include "base/translations.h"
#include "gui/common/data_table.h"
#include "gui/common/theme.h"
#include "gui/environments/environments_page.h"
#include "gui/operations/console_data.h"
#include "gui/shell/window_settings.h"
#include "gui/tour/tour_operations.h"

#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace showroom::gui {

/// The page of environments over the fleet of the tour, and what a person does on it.
class EnvironmentsPageFixture {
protected:
    void prepare();
    void setUp();
    void tearDown();
    void build(const TourFixture &fixture);
    template <class T>
    T *part(const QString &name) const
    {
        T *found = m_page->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    DataTable *table() const { return part<DataTable>(QStringLiteral("environmentsTable")); }
    QStringList names() const;
    void click(const QString &button) const;

    QTemporaryDir m_folder;
    std::unique_ptr<Translations> m_translations;
    std::unique_ptr<Theme> m_theme;
    FixedClock m_clock{tourTime()};
    std::unique_ptr<TourOperations> m_operations;
    std::unique_ptr<ConsoleData> m_data;
    std::unique_ptr<WindowSettings> m_settings;
    std::unique_ptr<EnvironmentsPage> m_page;
};

} // namespace showroom::gui
