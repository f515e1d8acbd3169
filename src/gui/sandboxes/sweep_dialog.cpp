#include "gui/sandboxes/sweep_dialog.h"

#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/card.h"
#include "gui/common/careful.h"
#include "gui/common/data_table.h"
#include "gui/common/message_bar.h"
#include "gui/common/rows_model.h"
#include "gui/common/standing.h"
#include "gui/common/wording.h"
#include "gui/sandboxes/sandbox_source.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using sandboxes::Sweep;
using sandboxes::SweepItem;
using sandboxes::SweepOutcome;
using sandboxes::SweepPreview;

namespace {

constexpr int dialogWidth = 840;
constexpr int listHeight = 320;

} // namespace

SweepDialog::SweepDialog(SandboxSource *source, const Standing &standing, const Night &night, QWidget *parent)
    : PlainDialog(night.isNow() ? u"circle-play"_s : u"eye"_s, Meaning::Accent, parent)
    , m_source(source)
    , m_standing(standing)
    , m_night(night)
    , m_canRun(night.isNow())
    , m_message(new MessageBar)
    , m_table(new DataTable)
    , m_rows(new RowsModel({{tr("Environment"), Cell::Name}, {tr("What")}, {tr("Due"), Cell::Time}, {tr("Outcome")}},
                           this))
{
    setObjectName(u"sweepDialog"_s);
    setHeading(m_canRun ? tr("Run now") : tr("Tonight’s clean-up"));
    setSentence(m_canRun ? tr("Everything that is due at this moment; each environment by itself.")
                         : tr("Resets at %1, warnings, expiry and clean-up at %2. Nothing is changed by looking.")
                               .arg(shortMoment(night.resets), shortMoment(night.expiry)));
    setFixedWidth(em(dialogWidth));
    addParts();
    readPreview();
}

void SweepDialog::addParts()
{
    m_message->setClosable(false);
    m_table->setObjectName(u"sweepTable"_s);
    m_table->setAccessibleName(tr("What is due"));
    m_table->setModel(m_rows);
    m_table->setRowHeight(px::rowTall);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setColumns({{Cell::Name, 200, false, 0},
                         {Cell::Text, 152, false, 0},
                         {Cell::Time, 136, false, 1},
                         {Cell::Text, 260, true, 0}});
    auto *card = new Card;
    card->setFlush();
    card->body()->addWidget(m_table);
    card->setFixedHeight(em(listHeight));
    body()->addWidget(m_message);
    body()->addWidget(card);
    m_close = button(tr("Close"), u"closeButton"_s, m_canRun ? Variant::Secondary : Variant::Primary);
    addButton(m_close);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    m_close->setDefault(true);
    if (!m_canRun)
        return;
    m_run = button(tr("Run now"), u"runButton"_s, Variant::Primary, u"circle-play"_s);
    m_run->setEnabled(false);
    addButton(m_run);
    connect(m_run, &QPushButton::clicked, this, [this] {
        ifConfirmed(m_standing,
                    {tr("Run the clean-up"), tr("Everything in the list is reset, expired or deleted."),
                     m_standing.place(), tr("Run now")},
                    this, [this] {
                        m_run->setEnabled(false);
                        m_outcomes.clear();
                        run({Sweep::AutoReset, Sweep::Expiry, Sweep::CleanUp});
                    });
    });
}

void SweepDialog::readPreview()
{
    readSweeps(*m_source, m_night, this, [this](const Result<SweepPreview> &preview) {
        if (preview)
            showPreview(*preview);
        else
            tell(preview.error());
    });
}

void SweepDialog::showPreview(const SweepPreview &preview)
{
    QList<RowsModel::Row> rows;
    for (const SweepItem &item : preview.items)
        rows.append({{item.environmentName, item.environmentId, Meaning::Neutral, actionGlyph(item.action)},
                     {actionText(item.action)},
                     {shortMoment(item.dueAt), {}, Meaning::Neutral, {}, wording::exact(item.dueAt)},
                     {item.obstacle.isEmpty() ? tr("Will be done") : tr("Left alone: %1").arg(item.obstacle)}});
    m_rows->setRows(rows);
    const bool hasWork = std::any_of(preview.items.begin(), preview.items.end(),
                                     [](const SweepItem &item) { return item.obstacle.isEmpty(); });
    if (m_run)
        m_run->setEnabled(hasWork);
    if (!hasWork)
        m_message->say(Meaning::Success, tr("Nothing is due."), {});
    else if (preview.beyondCap > 0)
        m_message->say(Meaning::Info, tr("%n more environment(s) are due.", nullptr, preview.beyondCap),
                       tr("A run takes at most %1; the next one goes on with them.").arg(preview.cap));
}

/// One after the other; the next one begins when the one before has told its outcomes.
void SweepDialog::run(QList<Sweep> sweeps)
{
    if (sweeps.isEmpty()) {
        showOutcomes();
        return;
    }
    const Sweep sweep = sweeps.takeFirst();
    whenReady(m_source->runSweep(sweep), this, [this, sweeps](const Result<QList<SweepOutcome>> &outcomes) {
        if (!outcomes) {
            showOutcomes();
            tell(outcomes.error());
            return;
        }
        m_outcomes += *outcomes;
        run(sweeps);
    });
}

void SweepDialog::showOutcomes()
{
    QList<RowsModel::Row> rows;
    int failed = 0;
    int left = 0;
    for (const SweepOutcome &outcome : std::as_const(m_outcomes)) {
        const SweepItem &item = outcome.item;
        failed += outcome.error && item.obstacle.isEmpty() ? 1 : 0;
        left += outcome.error && !item.obstacle.isEmpty() ? 1 : 0;
        const QString text = outcome.error ? outcome.error->message
                             : outcome.job ? tr("Begun as job %1").arg(*outcome.job)
                                           : tr("Done");
        const QString hint = outcome.error ? outcome.error->hint : QString();
        rows.append({{item.environmentName, item.environmentId, Meaning::Neutral, actionGlyph(item.action)},
                     {actionText(item.action)},
                     {shortMoment(item.dueAt), {}, Meaning::Neutral, {}, wording::exact(item.dueAt)},
                     {text, {}, Meaning::Neutral, {}, QStringList{text, hint}.join(u' ').trimmed()}});
    }
    m_rows->setRows(rows);
    const QString done = tr("%n done", nullptr, int(m_outcomes.size()) - failed - left);
    const QString others = tr("%1 left alone, %2 failed.").arg(left).arg(failed);
    m_message->say(failed > 0 ? Meaning::Warning : Meaning::Success, done + u',', others);
    m_close->setFocus();
}

void SweepDialog::tell(const Error &error)
{
    m_message->say(error);
}

} // namespace showroom::gui
