#pragma once

#include "base/clock.h"
#include "base/translations.h"
#include "fake_operations.h"
#include "fake_sessions.h"
#include "gui/common/data_table.h"
#include "gui/common/message_bar.h"
#include "gui/common/theme.h"
#include "gui/operations/console_data.h"
#include "gui/sessions/changes_view.h"
#include "gui/sessions/sessions_page.h"
#include "gui/shell/window_settings.h"
#include "models/changes_model.h"

#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace showroom::gui {

/// A session of Acme's with so many changes.
sessions::Session sessionOf(const QString &id, const QString &person, const sessions::ChangeCounts &changes);

/// The page of sessions over two people's, one of them with a hundred and fifty changed rows.
class SessionsPageFixture {
protected:
    void prepare();
    void setUp();
    void tearDown();
    void open();
    template <class T>
    T *child(const QString &name)
    {
        T *found = m_page->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    QAbstractItemModel *list() { return child<DataTable>(QStringLiteral("sessionsTable"))->model(); }
    const models::ChangesModel &changes()
    {
        return *qobject_cast<models::ChangesModel *>(child<ChangesView>(QStringLiteral("changesView"))->model());
    }
    QPushButton *resetButton() { return child<QPushButton>(QStringLiteral("resetButton")); }
    MessageBar *bar() { return child<MessageBar>(QStringLiteral("outcomeBar")); }
    /// Clicks Reset…, types the token and confirms.
    void confirmReset();

    QTemporaryDir m_folder;
    FixedClock m_clock{QDateTime({2026, 11, 20}, {12, 0}, Qt::UTC)};
    std::unique_ptr<Translations> m_translations;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<WindowSettings> m_settings;
    std::unique_ptr<FakeOperations> m_operations;
    std::unique_ptr<ConsoleData> m_data;
    std::unique_ptr<test::FakeSessions> m_source;
    std::unique_ptr<SessionsPage> m_page;
};

} // namespace showroom::gui
