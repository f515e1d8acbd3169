#include "sessions_page_fixture.h"

#include "gui/sessions/reset_dialog.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace showroom::gui {

using sessions::Operation;
using sessions::Session;

Session sessionOf(const QString &id, const QString &person, const sessions::ChangeCounts &changes)
{
    Session made;
    made.id = id;
    made.person = person;
    made.environmentId = u"demo-acme"_s;
    made.environmentName = u"Acme"_s;
    made.changes = changes;
    made.lastActivity = QDateTime({2026, 11, 20}, {11, 0}, Qt::UTC);
    return made;
}

void SessionsPageFixture::prepare()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_translations = std::make_unique<Translations>(*QCoreApplication::instance(), QLocale());
    m_theme = std::make_unique<Theme>();
}

void SessionsPageFixture::setUp()
{
    m_settings = std::make_unique<WindowSettings>(m_folder.filePath(u"console.ini"_s));
    m_settings->store().clear();
    m_operations = std::make_unique<FakeOperations>();
    m_data = std::make_unique<ConsoleData>(*m_operations);
    m_source = std::make_unique<test::FakeSessions>();
    m_source->sessions = {sessionOf(u"1"_s, u"ingrid"_s, {12, 23, 7}), sessionOf(u"2"_s, u"marcus"_s, {0, 0, 0})};
    m_source->sessions[1].lastActivity = m_source->now.addDays(-9);
    m_source->sessions[1].isStale = true;
    for (int i = 0; i < 150; ++i)
        m_source->rows.append({u"impact.users"_s,
                               QString::number(i),
                               u"Person %1"_s.arg(i),
                               Operation::Edited,
                               {{u"job_title"_s, u"Analyst"_s, u"Lead"_s}}});
    m_page = std::make_unique<SessionsPage>(SessionsPage::Collaborators{*m_source, *m_data, m_clock, *m_settings});
    m_page->resize(1300, 800);
}

void SessionsPageFixture::tearDown()
{
    m_page.reset();
    m_data.reset();
}

void SessionsPageFixture::open()
{
    m_page->show();
    QTRY_COMPARE(list()->rowCount(), m_source->sessions.size());
}

void SessionsPageFixture::confirmReset()
{
    QTRY_VERIFY(resetButton()->isVisible() && resetButton()->isEnabled());
    resetButton()->click();
    auto *dialog = child<ResetDialog>(u"resetDialog"_s);
    auto *confirm = dialog->findChild<QPushButton *>(u"confirmButton"_s);
    QVERIFY(!confirm->isEnabled());
    dialog->input()->setText(u"CONFIRM_RESET"_s);
    QVERIFY(confirm->isEnabled());
    confirm->click();
}

} // namespace showroom::gui
