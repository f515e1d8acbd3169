#include "gui/activity/activity_page.h"
#include "gui/common/data_table.h"
#include "gui/environments/environment_details_page.h"
#include "gui/environments/environments_page.h"
#include "gui/exporting/exports_page.h"
#include "gui/overview/attention_list.h"
#include "gui/sandboxes/expiry_page.h"
#include "gui/seeding/seeding_page.h"
#include "gui/tour/tour_sandboxes.h"
#include "gui/tour/tour_stage.h"

#include <QAbstractButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;

/// What each page holds back from each role, and that it says why.
class TestRolePages final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void holdsBack_data();
    void holdsBack();
    void holdsEverythingBackOnAReadOnlyConnection_data();
    void holdsEverythingBackOnAReadOnlyConnection();
    void leavesReadingToEverybody_data();
    void leavesReadingToEverybody();
    void givesBackWhatAnotherLoginMay();
    void holdsTheRunningJobBack();
    void holdsTheFillingBack();
    void holdsTheConversionBack();

private:
    /// The page as the tour has it, with something selected.
    QWidget *show(const QString &page);
    QAbstractButton *find(QWidget *page, const QString &name) const;
    void actAs(const access::Rights &rights);

    QTemporaryDir m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TourStage> m_stage;
};

void TestRolePages::initTestCase()
{
    m_theme = std::make_unique<Theme>();
}

void TestRolePages::init()
{
    m_stage = std::make_unique<TourStage>(sandboxFleet(), *m_theme, m_folder.filePath(u"console.ini"_s));
    m_stage->window().show();
}

void TestRolePages::cleanup()
{
    m_stage.reset();
}

void TestRolePages::actAs(const access::Rights &rights)
{
    m_stage->window().setRights(rights);
    m_stage->data().standing().set(rights);
}

QAbstractButton *TestRolePages::find(QWidget *page, const QString &name) const
{
    if (name != u"remedy")
        return page->findChild<QAbstractButton *>(name);
    // The first of what waits for a person that changes something.
    for (QWidget *widget : page->findChild<AttentionList *>()->buttons()) {
        auto *one = qobject_cast<QAbstractButton *>(widget);
        if (one->text() == remedyText(Remedy::Extend) || one->text() == remedyText(Remedy::Resume))
            return one;
    }
    return nullptr;
}

QWidget *TestRolePages::show(const QString &page)
{
    if (page == u"access") {
        auto *details = new EnvironmentDetailsPage(
            u"sandbox-fabrikam-trial"_s, {m_stage->data(), m_stage->environmentSource(), m_stage->clock(),
                                          m_stage->settings(), &m_stage->sessionSource(), &m_stage->sandboxSource()});
        m_stage->window().openPage(details);
        details->findChild<QTabWidget *>(u"tabWidget"_s)->setCurrentIndex(3);
        auto *links = details->findChild<DataTable *>(u"linksTable"_s);
        [&] { QTRY_VERIFY(links->model()->rowCount() > 0); }();
        links->selectRow(0);
        return details;
    }
    m_stage->window().showPage(page);
    if (page == u"environments")
        m_stage->environmentsPage().select(u"demo-acme-robotics"_s);
    if (page == u"activity")
        m_stage->activityPage().select(sandboxFleet().jobs.constFirst().id);
    if (page == u"exports") {
        auto *table = m_stage->exportsPage().findChild<DataTable *>(u"exportsTable"_s);
        [&] { QTRY_VERIFY(table->model()->rowCount() > 1); }();
        table->selectRow(1);
    }
    if (page == u"expiry") {
        find(&m_stage->expiryPage(), u"weekBucketRadioButton"_s)->click();
        m_stage->expiryPage().findChild<DataTable *>(u"expiryTable"_s)->selectRow(0);
    }
    return &m_stage->window();
}

void TestRolePages::holdsBack_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("button");
    QTest::addColumn<QStringList>("roles"); ///< who may
    const QStringList ops{u"ops"_s, u"admin"_s};
    const QStringList sales = QStringList{u"sales"_s} + ops;
    const QStringList support = QStringList{u"support"_s} + ops;
    const auto row = [](const char *page, const char *button, const QStringList &roles) {
        QTest::addRow("%s: %s", page, button) << QString::fromLatin1(page) << QString::fromLatin1(button) << roles;
    };
    row("environments", "newEnvironmentButton", ops);
    row("environments", "extendButton", ops);
    row("environments", "exportButton", support);
    row("environments", "tearDownButton", ops);
    row("exports", "exportAgainButton", support);
    row("expiry", "runSweepButton", ops);
    row("expiry", "extendButton", ops);
    row("expiry", "protectButton", ops);
    row("expiry", "deleteButton", ops);
    row("activity", "pauseJobButton", ops);
    row("activity", "cancelJobButton", ops);
    row("overview", "remedy", ops);
    row("overview", "overviewNewButton", ops);
    row("access", "newLinkButton", sales);
    row("access", "revokeLinkButton", sales);
    row("access", "changeTermsButton", ops);
    row("access", "protectButton", ops);
    row("access", "bannerExtendButton", ops);
    row("access", "bannerConvertButton", {u"admin"_s});
}

void TestRolePages::holdsBack()
{
    QFETCH(QString, page);
    QFETCH(QString, button);
    QFETCH(QStringList, roles);
    for (const QString &role : {u"viewer"_s, u"support"_s, u"sales"_s, u"ops"_s, u"admin"_s}) {
        actAs(access::rightsOfRole(role));
        QWidget *shown = page == u"activity" || page == u"expiry" || page == u"exports" || page == u"environments"
                             ? m_stage->window().findChild<QWidget *>(page + u"Page"_s)
                             : nullptr;
        QWidget *window = show(page);
        QAbstractButton *held = find(shown ? shown : window, button);
        QVERIFY2(held, qPrintable(button));
        const bool may = roles.contains(role);
        QVERIFY2(held->isEnabled() == may, qPrintable(role + u": "_s + held->toolTip()));
        if (!may)
            QVERIFY2(held->toolTip().contains(u"The role %1 may"_s.arg(roles.constFirst())),
                     qPrintable(held->toolTip()));
    }
}

void TestRolePages::holdsEverythingBackOnAReadOnlyConnection_data()
{
    holdsBack_data();
}

void TestRolePages::holdsEverythingBackOnAReadOnlyConnection()
{
    QFETCH(QString, page);
    QFETCH(QString, button);
    access::Rights rights = access::rightsOfRole(u"admin"_s);
    rights.isReadOnly = true;
    actAs(rights);
    QWidget *window = show(page);
    QWidget *shown = m_stage->window().findChild<QWidget *>(page + u"Page"_s);
    QAbstractButton *held = find(shown ? shown : window, button);
    QVERIFY2(held, qPrintable(button));
    QVERIFY(!held->isEnabled());
    QVERIFY2(held->toolTip().contains(u"read-only"), qPrintable(held->toolTip()));
}

void TestRolePages::leavesReadingToEverybody_data()
{
    QTest::addColumn<QString>("page");
    QTest::newRow("usage") << u"usage"_s; // figures, which every role may read
    QTest::newRow("masking")
        << u"masking"_s; // files and tables by the person's own right, written to the person's disk
    QTest::newRow("audit") << u"audit"_s;
}

/// These pages change nothing in the database: no role finds a button off that another one has.
void TestRolePages::leavesReadingToEverybody()
{
    QFETCH(QString, page);
    access::Rights looking = access::rightsOfRole(u"admin"_s);
    looking.isReadOnly = true;
    QList<QStringList> offered;
    for (const access::Rights &rights :
         {access::rightsOfRole(u"admin"_s), access::rightsOfRole(u"viewer"_s), access::rightsOfRole(u"sales"_s),
          access::rightsOfRole(u"support"_s), looking}) {
        actAs(rights);
        m_stage->window().showPage(page);
        QStringList names;
        for (const auto *button :
             m_stage->window().findChild<QWidget *>(page + u"Page"_s)->findChildren<QAbstractButton *>())
            if (button->isEnabled())
                names << button->objectName();
        names.sort();
        offered << names;
    }
    QVERIFY(offered.constFirst().size() > 5);
    for (const QStringList &names : std::as_const(offered))
        QCOMPARE(names, offered.constFirst());
}

void TestRolePages::givesBackWhatAnotherLoginMay()
{
    actAs(access::rightsOfRole(u"viewer"_s));
    QWidget *page = show(u"access"_s);
    QAbstractButton *link = find(page, u"newLinkButton"_s);
    QVERIFY(!link->isEnabled());
    actAs(access::rightsOfRole(u"sales"_s));
    QVERIFY(link->isEnabled());
    QVERIFY(link->toolTip().isEmpty());
}

void TestRolePages::holdsTheRunningJobBack()
{
    QAbstractButton *cancel =
        m_stage->window().findChild<QWidget *>(u"jobStrip"_s)->findChild<QAbstractButton *>(u"cancelJobButton"_s);
    QTRY_VERIFY(cancel->isVisible());
    QVERIFY(cancel->isEnabled());
    actAs(access::rightsOfRole(u"sales"_s));
    QVERIFY(!cancel->isEnabled());
    QVERIFY2(cancel->toolTip().contains(u"The role ops may"), qPrintable(cancel->toolTip()));
}

void TestRolePages::holdsTheFillingBack()
{
    actAs(access::rightsOfRole(u"support"_s));
    auto *page = new SeedingPage(&m_stage->operations(), m_stage->data().standing());
    m_stage->window().openPage(page);
    page->showJob(sandboxFleet().jobs.constFirst().id, u"Globex"_s);
    QAbstractButton *pause = find(page, u"pauseJobButton"_s);
    QTRY_VERIFY(pause->isVisible());
    QVERIFY(!pause->isEnabled());
    QVERIFY(pause->toolTip().contains(u"The role ops may"));
    actAs(access::rightsOfRole(u"ops"_s));
    QVERIFY(pause->isEnabled());
}

void TestRolePages::holdsTheConversionBack()
{
    actAs(access::rightsOfRole(u"ops"_s));
    show(u"expiry"_s);
    QAbstractButton *convert = find(&m_stage->expiryPage(), u"convertButton"_s);
    QVERIFY(!convert->isEnabled());
    QVERIFY2(convert->toolTip().contains(u"The role admin may"), qPrintable(convert->toolTip()));
}

QTEST_MAIN(TestRolePages)
#include "tst_role_pages.moc"
