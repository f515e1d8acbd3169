#include "gui/tour/audit_tour.h"

#include "gui/audit/audit_export_dialog.h"
#include "gui/audit/audit_page.h"
#include "gui/common/data_table.h"
#include "gui/tour/tour_stage.h"

#include <QComboBox>
#include <QPushButton>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

void show(TourStage &stage)
{
    stage.window().showPage(u"audit"_s);
}

void press(TourStage &stage, const QString &name)
{
    stage.auditPage().findChild<QPushButton *>(name)->click();
}

void verify(TourStage &stage)
{
    show(stage);
    press(stage, u"verifyChainButton"_s);
}

void verifying(TourStage &stage)
{
    stage.auditSource().setSlow();
    verify(stage);
}

void findChanged(TourStage &stage)
{
    audit::Verdict verdict = stage.auditSource().verify().result().value();
    verdict.fault = audit::Fault::Changed;
    verdict.brokenSequence = 1'211;
    stage.auditSource().setVerdict(verdict);
    verify(stage);
}

void showChanged(TourStage &stage)
{
    findChanged(stage);
    press(stage, u"showBrokenButton"_s);
}

void narrow(TourStage &stage)
{
    show(stage);
    auto *what = stage.auditPage().findChild<QComboBox *>(u"whatComboBox"_s);
    what->setCurrentIndex(what->findData(u"session."_s));
    auto *span = stage.auditPage().findChild<QComboBox *>(u"spanComboBox"_s);
    span->setCurrentIndex(span->count() - 1);
}

void findNothing(TourStage &stage)
{
    show(stage);
    auto *environment = stage.auditPage().findChild<QComboBox *>(u"environmentComboBox"_s);
    environment->setEditText(u"demo-zanzibar"_s);
    emit environment->lineEdit()->editingFinished();
}

void showNothing(TourStage &stage)
{
    stage.auditSource().clear();
    show(stage);
}

void failToRead(TourStage &stage)
{
    stage.auditSource().failWith(fail(ErrorCode::DatabaseUnreachable, u"The private server does not answer."_s,
                                      u"It goes on by itself when the server is back."_s));
    show(stage);
}

void refuse(TourStage &stage)
{
    stage.auditSource().failWith(fail(ErrorCode::PermissionDenied,
                                      u"The login “reporting” may not read the audit log."_s,
                                      u"It needs the role viewer; an administrator grants it."_s));
    show(stage);
}

std::unique_ptr<QWidget> question(TourStage &stage)
{
    return std::make_unique<AuditExportDialog>(stage.auditSource(), audit::Filter(), QString(),
                                               u"/home/amelia/Documents/audit-2026-11-20"_s);
}

/// A row can be selected only once the page has read its rows.
bool select(TourStage &stage, int row)
{
    auto *table = stage.auditPage().findChild<DataTable *>(u"auditTable"_s);
    if (table->model()->rowCount() <= row)
        return false;
    table->selectRow(row);
    return true;
}

bool selectReset(TourStage &stage, QWidget *)
{
    return select(stage, 3);
}

bool selectTeardown(TourStage &stage, QWidget *)
{
    return select(stage, 7);
}

} // namespace

QList<TourScreen> auditTour()
{
    return {
        {.name = u"audit"_s, .prepare = show, .isReady = selectReset, .isMain = true},
        {.name = u"audit-teardown"_s, .prepare = show, .isReady = selectTeardown},
        {.name = u"audit-list"_s, .prepare = show},
        {.name = u"audit-filter"_s, .prepare = narrow},
        {.name = u"audit-verifying"_s, .prepare = verifying},
        {.name = u"audit-whole"_s, .prepare = verify},
        {.name = u"audit-broken"_s, .prepare = findChanged},
        {.name = u"audit-broken-entry"_s, .prepare = showChanged},
        {.name = u"audit-no-match"_s, .prepare = findNothing},
        {.name = u"audit-empty"_s, .prepare = showNothing},
        {.name = u"audit-error"_s, .prepare = failToRead},
        {.name = u"audit-forbidden"_s, .prepare = refuse},
        {.name = u"audit-export"_s, .prepare = show, .dialog = question, .dialogSize = QSize(560, 0)},
    };
}

} // namespace showroom::gui
