#include "environments_page_fixture.h"

#include <QFile>

namespace showroom::gui {

using namespace Qt::StringLiterals;

void EnvironmentsPageFixture::prepare()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_translations = std::make_unique<Translations>(*QCoreApplication::instance(), QLocale());
    m_theme = std::make_unique<Theme>();
}

void EnvironmentsPageFixture::setUp()
{
    QFile::remove(m_folder.filePath(u"console.ini"_s));
    build(tourFleet());
}

void EnvironmentsPageFixture::tearDown()
{
    m_page.reset();
    m_settings.reset(); // written before the next test removes the file
}

void EnvironmentsPageFixture::build(const TourFixture &fixture)
{
    m_page.reset();
    m_data.reset();
    m_operations = std::make_unique<TourOperations>(fixture);
    m_data = std::make_unique<ConsoleData>(*m_operations);
    m_settings = std::make_unique<WindowSettings>(m_folder.filePath(u"console.ini"_s));
    m_page = std::make_unique<EnvironmentsPage>(*m_data, m_clock, *m_settings);
    m_page->resize(1200, 800);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_data->refresh();
    if (!fixture.isSilent)
        QTRY_VERIFY(m_data->isLoaded() || m_data->error());
}

QStringList EnvironmentsPageFixture::names() const
{
    QStringList all;
    for (int row = 0; row < table()->model()->rowCount(); ++row)
        all << table()->model()->index(row, 0).data().toString();
    return all;
}

void EnvironmentsPageFixture::click(const QString &name) const
{
    auto *button = part<QPushButton>(name);
    QVERIFY2(button->isVisible() && button->isEnabled(), qPrintable(name));
    QTest::mouseClick(button, Qt::LeftButton);
}

} // namespace showroom::gui
