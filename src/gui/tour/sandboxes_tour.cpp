#include "gui/tour/sandboxes_tour.h"

#include "gui/common/data_table.h"
#include "gui/environments/environment_details_page.h"
#include "gui/printing/print_dialog.h"
#include "gui/sandboxes/conversion_wizard.h"
#include "gui/sandboxes/expiry_page.h"
#include "gui/sandboxes/link_dialog.h"
#include "gui/sandboxes/password_dialog.h"
#include "gui/sandboxes/sweep_dialog.h"
#include "gui/sandboxes/sweep_wording.h"
#include "gui/sandboxes/terms_dialog.h"
#include "gui/tour/tour_stage.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

const auto fabrikam = u"sandbox-fabrikam-trial"_s;

enum Tab { Overview, Data, Sessions, Access };

EnvironmentDetailsPage *open(TourStage &stage, const QString &id, Tab tab)
{
    auto *page = new EnvironmentDetailsPage(id, {stage.data(), stage.environmentSource(), stage.clock(),
                                                 stage.settings(), &stage.sessionSource(), &stage.sandboxSource()});
    stage.window().openPage(page);
    page->findChild<QTabWidget *>(u"tabWidget"_s)->setCurrentIndex(tab);
    return page;
}

void openAccess(TourStage &stage)
{
    open(stage, fabrikam, Access);
}

void openFullSandbox(TourStage &stage)
{
    open(stage, u"sandbox-wingtip-integration"_s, Access);
}

void openDemoTenant(TourStage &stage)
{
    open(stage, u"demo-acme-robotics"_s, Access);
}

void openData(TourStage &stage)
{
    auto *tables = open(stage, fabrikam, Data)->findChild<DataTable *>(u"tablesTable"_s);
    tables->setCurrentIndex(tables->model()->index(1, 0));
}

void openUnreadable(TourStage &stage)
{
    stage.sandboxSource().failWith(fail(ErrorCode::DatabaseUnreachable, u"The private server does not answer."_s,
                                        u"What was read stays. It goes on by itself when the server is back."_s));
    open(stage, fabrikam, Access);
}

std::unique_ptr<LinkDialog> makeLink(TourStage &stage)
{
    auto dialog = std::make_unique<LinkDialog>(&stage.sandboxSource(), stage.environment(fabrikam), stage.clock());
    dialog->findChild<QComboBox *>(u"personaComboBox"_s)->setCurrentIndex(1);
    dialog->findChild<QLineEdit *>(u"labelLineEdit"_s)->setText(u"Elise at Northbridge"_s);
    dialog->findChild<QSpinBox *>(u"usesSpinBox"_s)->setValue(5);
    return dialog;
}

std::unique_ptr<QWidget> link(TourStage &stage)
{
    return makeLink(stage);
}

std::unique_ptr<QWidget> linkShown(TourStage &stage)
{
    auto dialog = makeLink(stage);
    dialog->findChild<QPushButton *>(u"actButton"_s)->click();
    return dialog;
}

std::unique_ptr<PasswordDialog> makePassword(TourStage &stage)
{
    const auto personas = stage.sandboxSource().personas(fabrikam).result();
    return std::make_unique<PasswordDialog>(&stage.sandboxSource(), fabrikam, personas->constFirst());
}

std::unique_ptr<QWidget> password(TourStage &stage)
{
    return makePassword(stage);
}

std::unique_ptr<QWidget> passwordRefused(TourStage &stage)
{
    auto dialog = makePassword(stage);
    dialog->findChild<QAbstractButton *>(u"ownRadioButton"_s)->click();
    dialog->findChild<QLineEdit *>(u"passwordLineEdit"_s)->setText(u"four"_s);
    dialog->findChild<QPushButton *>(u"actButton"_s)->click();
    return dialog;
}

std::unique_ptr<QWidget> passwordShown(TourStage &stage)
{
    auto dialog = makePassword(stage);
    dialog->findChild<QAbstractButton *>(u"ownRadioButton"_s)->click();
    dialog->findChild<QLineEdit *>(u"passwordLineEdit"_s)->setText(u"k7mp-w3xd-9hqe-tv4c"_s);
    dialog->findChild<QPushButton *>(u"actButton"_s)->click();
    return dialog;
}

std::unique_ptr<QWidget> terms(TourStage &stage)
{
    const auto sandbox = stage.sandboxSource().find(fabrikam).result();
    return std::make_unique<TermsDialog>(&stage.sandboxSource(), *sandbox);
}

void showExpiry(TourStage &stage)
{
    stage.window().showPage(u"expiry"_s);
}

void selectExpiring(TourStage &stage)
{
    showExpiry(stage);
    stage.expiryPage().findChild<QAbstractButton *>(u"weekBucketRadioButton"_s)->click();
    auto *table = stage.expiryPage().findChild<DataTable *>(u"expiryTable"_s);
    table->selectRow(1);
}

void showNothingDue(TourStage &stage)
{
    stage.data().environments().setEnvironments({});
    showExpiry(stage);
}

void failToRead(TourStage &stage)
{
    stage.sandboxSource().failWith(fail(ErrorCode::DatabaseUnreachable, u"The private server does not answer."_s,
                                        u"What was read stays. It goes on by itself when the server is back."_s));
    showExpiry(stage);
}

std::unique_ptr<QWidget> tonight(TourStage &stage)
{
    return std::make_unique<SweepDialog>(&stage.sandboxSource(), stage.data().standing(),
                                         nextNight(stage.clock().now(), {}));
}

std::unique_ptr<QWidget> printEvents(TourStage &stage)
{
    PrintWish wish;
    wish.environment = *stage.data().environments().find(fabrikam);
    wish.table.name = u"impact.events"_s;
    wish.rows = 25'250;
    return std::make_unique<PrintDialog>(stage.environmentSource(), &stage.sandboxSource(), wish, stage.clock());
}

std::unique_ptr<QWidget> runNow(TourStage &stage)
{
    auto dialog = std::make_unique<SweepDialog>(&stage.sandboxSource(), stage.data().standing(), Night());
    dialog->findChild<QPushButton *>(u"runButton"_s)->click();
    return dialog;
}

void showUsage(TourStage &stage)
{
    stage.window().showPage(u"usage"_s);
}

std::unique_ptr<QWidget> makeConversion(TourStage &stage, int step)
{
    const auto sandbox = stage.sandboxSource().find(fabrikam).result();
    auto wizard = std::make_unique<ConversionWizard>(&stage.sandboxSource(), &stage.sessionSource(), *sandbox);
    wizard->findChild<QLineEdit *>(u"targetLineEdit"_s)->setText(u"fabrikam"_s);
    wizard->findChild<QLineEdit *>(u"planLineEdit"_s)->setText(u"business"_s);
    wizard->findChild<QLineEdit *>(u"conversionAdminLineEdit"_s)->setText(u"lena.ortiz@fabrikam.example"_s);
    wizard->setStep(step);
    return wizard;
}

std::unique_ptr<QWidget> convertTarget(TourStage &stage)
{
    return makeConversion(stage, 0);
}

std::unique_ptr<QWidget> convertReview(TourStage &stage)
{
    return makeConversion(stage, 2);
}

} // namespace

QList<TourScreen> sandboxesTour()
{
    constexpr QSize size{520, 0};
    return {
        {.name = u"sandbox-access"_s, .fixture = sandboxFleet, .prepare = openAccess, .isMain = true},
        {.name = u"sandbox-access-full"_s, .fixture = sandboxFleet, .prepare = openFullSandbox},
        {.name = u"sandbox-access-demo"_s, .fixture = sandboxFleet, .prepare = openDemoTenant},
        {.name = u"sandbox-access-error"_s, .fixture = sandboxFleet, .prepare = openUnreadable},
        {.name = u"sandbox-data"_s, .fixture = sandboxFleet, .prepare = openData},
        {.name = u"sandbox-print"_s,
         .fixture = sandboxFleet,
         .prepare = openData,
         .dialog = printEvents,
         .dialogSize = QSize(560, 0)},
        {.name = u"sandbox-link"_s, .fixture = sandboxFleet, .prepare = openAccess, .dialog = link, .dialogSize = size},
        {.name = u"sandbox-link-shown"_s,
         .fixture = sandboxFleet,
         .prepare = openAccess,
         .dialog = linkShown,
         .dialogSize = size},
        {.name = u"sandbox-password"_s,
         .fixture = sandboxFleet,
         .prepare = openAccess,
         .dialog = password,
         .dialogSize = size},
        {.name = u"sandbox-password-refused"_s,
         .fixture = sandboxFleet,
         .prepare = openAccess,
         .dialog = passwordRefused,
         .dialogSize = size},
        {.name = u"sandbox-password-shown"_s,
         .fixture = sandboxFleet,
         .prepare = openAccess,
         .dialog = passwordShown,
         .dialogSize = size},
        {.name = u"sandbox-terms"_s,
         .fixture = sandboxFleet,
         .prepare = openAccess,
         .dialog = terms,
         .dialogSize = size},
        {.name = u"sandbox-convert"_s,
         .fixture = sandboxFleet,
         .prepare = openAccess,
         .dialog = convertTarget,
         .dialogSize = QSize(960, 680)},
        {.name = u"sandbox-convert-review"_s,
         .fixture = sandboxFleet,
         .prepare = openAccess,
         .dialog = convertReview,
         .dialogSize = QSize(960, 680)},
        {.name = u"usage"_s, .fixture = sandboxFleet, .prepare = showUsage, .isMain = true},
        {.name = u"usage-empty"_s, .prepare = showUsage},
        {.name = u"expiry"_s, .fixture = sandboxFleet, .prepare = selectExpiring, .isMain = true},
        {.name = u"expiry-empty"_s, .prepare = showNothingDue},
        {.name = u"expiry-error"_s, .fixture = sandboxFleet, .prepare = failToRead},
        {.name = u"expiry-tonight"_s,
         .fixture = sandboxFleet,
         .prepare = showExpiry,
         .dialog = tonight,
         .dialogSize = QSize(760, 0)},
        {.name = u"expiry-run"_s,
         .fixture = sandboxFleet,
         .prepare = showExpiry,
         .dialog = runNow,
         .dialogSize = QSize(760, 0)},
    };
}

} // namespace showroom::gui
