#include "gui/tour/masking_tour.h"

#include "gui/common/data_table.h"
#include "gui/masking/masking_page.h"
#include "gui/masking/person_dialog.h"
#include "gui/masking/table_dialog.h"
#include "gui/tour/tour_stage.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

const auto table =
    u"id,full_name,email,phone,date_of_birth,city,plan,notes\n"
    "1041,Priya Raman,priya.raman@northwind-traders.com,+1 206 867 5309,1984-03-27,Seattle,Gold,\"Priya called about "
    "the renewal, wants a call back before Friday\"\n"
    "1042,Tomasz Wiśniewski,t.wisniewski@northwind-traders.com,+1 206 221 7718,1991-11-02,Tacoma,Silver,Moved to the "
    "new office in spring and asked for an invoice\n"
    "1043,Grace O'Malley,grace@omalley-partners.com,+1 503 774 1180,1967-06-14,Portland,Gold,Prefers mail to the phone "
    "at any time of the day\n"
    "1044,Kenji Watanabe,k.watanabe@contoso-labs.com,+1 415 990 3321,1978-01-30,San Francisco,Bronze,Evaluates the "
    "learning module until the end of the month\n"_s;

MaskingPage &page(TourStage &stage)
{
    stage.window().showPage(u"masking"_s);
    return stage.maskingPage();
}

void showEmpty(TourStage &stage)
{
    page(stage);
}

void paste(TourStage &stage, const QString &text)
{
    page(stage).findChild<QPlainTextEdit *>(u"pasteTextEdit"_s)->setPlainText(text);
}

void showProposals(TourStage &stage)
{
    paste(stage, table);
}

void showBadTable(TourStage &stage)
{
    paste(stage, u"id,name,email\n1,Jane Miller,jane@acme.com\n2,Jan Kowalski\n"_s);
}

bool isPreviewed(TourStage &stage, QWidget *)
{
    const auto *preview = stage.maskingPage().findChild<DataTable *>(u"previewTable"_s);
    return preview->model()->rowCount() > 0 && preview->model()->index(0, 2).data().toString() != u"…";
}

bool isRefused(TourStage &stage, QWidget *)
{
    return stage.maskingPage().findChild<QWidget *>(u"problemBar"_s)->isVisible();
}

bool isDecided(TourStage &stage)
{
    auto *keep = stage.maskingPage().findChild<QPushButton *>(u"keepRestButton"_s);
    keep->click();
    stage.maskingPage().maskInto(u"/home/amelia/customers.masked.csv"_s, false);
    return true;
}

bool isRunning(TourStage &stage, QWidget *)
{
    if (!isPreviewed(stage, nullptr))
        return false;
    isDecided(stage);
    emit stage.maskingSource().progressed({masking_jobs::RunPhase::Masking, 92'000'000, 148'000'000, 621'000});
    return true;
}

masking_jobs::MaskOutcome outcome(qint64 leaks)
{
    masking_jobs::MaskOutcome outcome;
    outcome.path = u"/home/amelia/customers.masked.csv"_s;
    outcome.rows = 48'210;
    outcome.leaks = masking_jobs::LeakReport{48'210, 241'050, 385'680, leaks, 214, 31'482, 0, {}};
    const QString hash = u"8c1f0a77d24be95306f4c0de11a9b3e7"_s;
    using masking_jobs::LeakKind;
    if (leaks > 0)
        outcome.leaks->hits = {{LeakKind::OwnRow, true, 118, u"notes"_s, hash},
                               {LeakKind::OwnRow, false, 118, u"notes"_s, QString(hash).replace(u'0', u'b')},
                               {LeakKind::Rare, true, 20'544, u"plan"_s, QString(hash).replace(u'1', u'e')}};
    return outcome;
}

bool isDone(TourStage &stage, QWidget *)
{
    if (!isPreviewed(stage, nullptr))
        return false;
    isDecided(stage);
    emit stage.maskingSource().finished(outcome(0));
    return true;
}

bool isLeaking(TourStage &stage, QWidget *)
{
    if (!isPreviewed(stage, nullptr))
        return false;
    isDecided(stage);
    emit stage.maskingSource().finished(outcome(3));
    return true;
}

std::unique_ptr<QWidget> inspector(TourStage &stage)
{
    auto dialog = std::make_unique<PersonDialog>(stage.maskingSource(), u"de-DE"_s, u"files"_s);
    dialog->findChild<QLineEdit *>(u"personSubjectLineEdit"_s)->setText(u"priya.raman@northwind-traders.com"_s);
    return dialog;
}

bool isInspected(TourStage &, QWidget *dialog)
{
    return dialog->findChild<DataTable *>(u"personTable"_s)->model()->rowCount() > 0;
}

std::unique_ptr<QWidget> tableChoice(TourStage &stage)
{
    return std::make_unique<TableDialog>(stage.maskingSource());
}

bool hasTables(TourStage &, QWidget *dialog)
{
    return dialog->findChild<DataTable *>(u"tablesTable"_s)->model()->rowCount() > 0;
}

} // namespace

QList<TourScreen> maskingTour()
{
    return {
        {.name = u"masking"_s, .prepare = showProposals, .isReady = isPreviewed, .isMain = true},
        {.name = u"masking-empty"_s, .prepare = showEmpty},
        {.name = u"masking-error"_s, .prepare = showBadTable, .isReady = isRefused},
        {.name = u"masking-running"_s, .prepare = showProposals, .isReady = isRunning},
        {.name = u"masking-done"_s, .prepare = showProposals, .isReady = isDone},
        {.name = u"masking-leaks"_s, .prepare = showProposals, .isReady = isLeaking},
        {.name = u"masking-person"_s,
         .prepare = showEmpty,
         .dialog = inspector,
         .dialogSize = {640, 700},
         .isReady = isInspected},
        {.name = u"masking-table"_s,
         .prepare = showEmpty,
         .dialog = tableChoice,
         .dialogSize = {520, 520},
         .isReady = hasTables},
    };
}

} // namespace showroom::gui
