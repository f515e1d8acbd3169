#include "audit_page_fixture.h"

#include "gui/audit/audit_details.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

environments::Environment acme()
{
    environments::Environment made;
    made.id = u"demo-acme"_s;
    made.name = u"Acme Robotics"_s;
    return made;
}

} // namespace

void AuditPageFixture::setUp()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<WindowSettings>(m_folder->filePath(u"settings.ini"_s));
    m_operations = std::make_unique<FakeOperations>();
    m_data = std::make_unique<ConsoleData>(*m_operations);
    m_data->environments().setEnvironments({acme()});
    m_audit = std::make_unique<FakeAudit>();
    for (qint64 id = 1; id <= 6; ++id)
        m_audit->entries.append(FakeAudit::entry(id, id < 4 ? u"environment.create"_s : u"session.reset"_s));
    m_audit->known = {{u"amelia"_s, u"kenji"_s}, {u"environment.create"_s, u"session.reset"_s}, {u"demo-acme"_s}};
    makePage();
}

void AuditPageFixture::makePage()
{
    m_page = std::make_unique<AuditPage>(AuditPage::Collaborators{*m_audit, *m_data, m_clock, *m_settings});
    m_page->resize(1300, 700);
    new QAbstractItemModelTester(model(), m_page.get());
}

void AuditPageFixture::open() const
{
    m_page->show();
    QTRY_COMPARE(shownPage(), u"tablePage"_s);
}

void AuditPageFixture::choose(const QString &combo, const QVariant &data) const
{
    auto *box = child<QComboBox>(combo);
    QVERIFY2(box->findData(data) >= 0, qPrintable(data.toString()));
    box->setCurrentIndex(box->findData(data));
}

QStringList AuditPageFixture::detailTexts() const
{
    QStringList texts;
    for (const QLabel *shown : child<AuditDetails>(u"auditDetails"_s)->findChildren<QLabel *>())
        texts.append(shown->text());
    return texts;
}

} // namespace showroom::gui
