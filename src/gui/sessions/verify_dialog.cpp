#include "gui/sessions/verify_dialog.h"

#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/card.h"
#include "gui/common/data_table.h"
#include "gui/common/message_bar.h"
#include "gui/common/rows_model.h"
#include "gui/common/skeleton.h"
#include "gui/sessions/session_source.h"
#include "gui/sessions/session_wording.h"

#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using sessions::TableVerification;

namespace {

constexpr int dialogWidth = 920;
constexpr int listHeight = 240;
constexpr qsizetype shownDigits = 24; ///< of a fingerprint

RowsModel::Row rowOf(const TableVerification &table)
{
    const QLocale locale;
    const auto shown = [](const QString &fingerprint) {
        return fingerprint.isEmpty() ? u"—"_s : fingerprint.left(shownDigits);
    };
    const RowsModel::Value state =
        table.isIntact ? RowsModel::Value{VerifyDialog::tr("Intact"), {}, Meaning::Success, u"circle-check"_s}
                       : RowsModel::Value{VerifyDialog::tr("Changed"), {}, Meaning::Danger, u"circle-x"_s};
    return {{changedTableName(table.table), table.table},
            {locale.toString(table.recordedRows)},
            {locale.toString(table.rows)},
            {shown(table.recordedFingerprint)},
            {shown(table.fingerprint)},
            state};
}

} // namespace

VerifyDialog::VerifyDialog(SessionSource *source, const QString &environmentId, const QString &environmentName,
                           QWidget *parent)
    : PlainDialog(u"shield-check"_s, Meaning::Accent, parent)
    , m_source(source)
    , m_environmentId(environmentId)
    , m_environmentName(environmentName)
    , m_message(new MessageBar)
    , m_card(new Card)
    , m_skeleton(new Skeleton)
    , m_table(new DataTable)
    , m_rows(new RowsModel({{tr("Table")},
                            {tr("Rows then"), Cell::Number},
                            {tr("Rows now"), Cell::Number},
                            {tr("Fingerprint then")},
                            {tr("Fingerprint now")},
                            {tr("State"), Cell::Status}},
                           this))
    , m_again(button(tr("Verify again"), u"verifyAgainButton"_s, Variant::Secondary, u"refresh-cw"_s))
{
    setObjectName(u"verifyDialog"_s);
    setHeading(tr("Verify %1").arg(environmentName));
    setSentence(tr("Sessions never change the base data. Its rows are counted and fingerprinted anew and compared with "
                   "what was recorded when the environment was filled."));
    setFixedWidth(em(dialogWidth));
    addParts();
    read();
}

void VerifyDialog::addParts()
{
    m_message->setClosable(false);
    m_table->setObjectName(u"verificationTable"_s);
    m_table->setAccessibleName(tr("Tables of the base data"));
    m_table->setModel(m_rows);
    m_table->setRowHeight(px::rowTall);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setColumns({{Cell::Name, 140, true, 0},
                         {Cell::Number, 88, false, 0},
                         {Cell::Number, 88, false, 0},
                         {Cell::Mono, 210, false, 0},
                         {Cell::Mono, 210, false, 0},
                         {Cell::Status, 104, false, 0}});
    m_card->setFlush();
    m_card->body()->addWidget(m_skeleton);
    m_card->body()->addWidget(m_table);
    m_card->setFixedHeight(em(listHeight));
    body()->addWidget(m_message);
    body()->addWidget(m_card);
    auto *close = button(tr("Close"), u"closeButton"_s, Variant::Primary);
    addButton(m_again);
    addButton(close);
    close->setDefault(true);
    close->setFocus();
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_again, &QPushButton::clicked, this, &VerifyDialog::read);
}

void VerifyDialog::read()
{
    m_again->setEnabled(false);
    m_table->hide();
    m_skeleton->show();
    m_message->say(Meaning::Info, tr("Reading every row of the base data…"), {});
    whenReady(m_source->verifyBase(m_environmentId), this, [this](const Result<QList<TableVerification>> &tables) {
        m_again->setEnabled(true);
        m_skeleton->hide();
        if (tables)
            showTables(*tables);
        else
            m_message->say(tables.error());
    });
}

void VerifyDialog::showTables(const QList<TableVerification> &tables)
{
    QList<RowsModel::Row> rows;
    for (const TableVerification &table : tables)
        rows.append(rowOf(table));
    m_rows->setRows(rows);
    m_table->show();
    const auto changed =
        std::count_if(tables.begin(), tables.end(), [](const TableVerification &table) { return !table.isIntact; });
    if (changed == 0)
        m_message->say(Meaning::Success, tr("The base data is intact."),
                       tr("Every table has the rows and the fingerprint that it was filled with."));
    else
        m_message->say(Meaning::Danger, tr("%n table(s) changed outside of sessions.", nullptr, int(changed)),
                       tr("Nothing was repaired. Fill the environment anew, or find out who changed it."));
}

} // namespace showroom::gui
