#include "gui/sessions/stale_dialog.h"

#include "base/clock.h"
#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/card.h"
#include "gui/common/data_table.h"
#include "gui/common/empty_state.h"
#include "gui/common/field.h"
#include "gui/common/message_bar.h"
#include "gui/common/rows_model.h"
#include "gui/common/skeleton.h"
#include "gui/common/wording.h"
#include "gui/sessions/session_source.h"
#include "gui/sessions/session_wording.h"

#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using sessions::Session;

namespace {

constexpr int dialogWidth = 600;
constexpr int listHeight = 264;

} // namespace

StaleDialog::StaleDialog(SessionSource *source, const QString &environmentId, const Clock &clock, QWidget *parent)
    : FleetDialog(u"clock"_s, tr("Clear stale sessions"), parent)
    , m_source(source)
    , m_environmentId(environmentId)
    , m_clock(clock)
    , m_days(new QSpinBox)
    , m_table(new DataTable)
    , m_rows(new RowsModel({{tr("Person")}, {tr("Changes"), Cell::Number}, {tr("Last activity"), Cell::Time}}, this))
    , m_states(new QStackedWidget)
{
    setObjectName(u"staleDialog"_s);
    setHeading(tr("Clear stale sessions"));
    setSentence(
        tr("They are closed. What they changed is kept as archives for 24 hours. Kept and held sessions stay."));
    setFixedWidth(em(dialogWidth));
    m_delay.setSingleShot(true);
    m_delay.setInterval(200ms);
    addParts();
    connect(m_days, &QSpinBox::valueChanged, this, [this] { m_delay.start(); });
    connect(&m_delay, &QTimer::timeout, this, &StaleDialog::read);
    connect(actButton(), &QPushButton::clicked, this, &StaleDialog::begin);
    actButton()->setEnabled(false);
    read();
}

void StaleDialog::addParts()
{
    m_days->setObjectName(u"staleDaysSpinBox"_s);
    m_days->setRange(1, sessions::mostStaleDays);
    m_days->setValue(sessions::staleDays);
    m_days->setSuffix(tr(" days"));
    m_days->setFixedWidth(em(140));
    body()->addWidget(new Field(tr("Without &activity for"), m_days));
    m_table->setObjectName(u"staleTable"_s);
    m_table->setAccessibleName(tr("Stale sessions"));
    m_table->setModel(m_rows);
    m_table->setRowHeight(px::rowTall);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setColumns({{Cell::Person, 220, true, 0}, {Cell::Number, 96, false, 0}, {Cell::Time, 128, false, 0}});
    m_nothing = new EmptyState(u"circle-check"_s, tr("Nothing to clear"),
                               tr("Every session was used in that time, or is kept or held."), nullptr);
    m_states->addWidget(new Skeleton);
    m_states->addWidget(m_table);
    m_states->addWidget(m_nothing);
    m_states->setFixedHeight(em(listHeight));
    auto *card = new Card;
    card->setFlush();
    card->body()->addWidget(m_states);
    body()->addWidget(card);
}

void StaleDialog::read()
{
    const int serial = ++m_reading;
    whenReady(m_source->listStale(m_days->value(), m_environmentId), this,
              [this, serial](const Result<QList<Session>> &sessions) {
                  if (serial != m_reading)
                      return;
                  if (sessions)
                      showSessions(*sessions);
                  else
                      message()->say(sessions.error());
              });
}

void StaleDialog::showSessions(const QList<Session> &sessions)
{
    message()->hide();
    QList<RowsModel::Row> rows;
    for (const Session &session : sessions)
        rows.append({{sessionTitle(session), session.environmentName},
                     {QLocale().toString(session.changes.total())},
                     {wording::ago(session.lastActivity, m_clock.now())}});
    m_rows->setRows(rows);
    m_states->setCurrentWidget(rows.isEmpty() ? m_nothing : m_table);
    actButton()->setEnabled(!rows.isEmpty());
    actButton()->setText(rows.isEmpty() ? tr("Clear") : tr("Clear %n session(s)", nullptr, int(rows.size())));
}

void StaleDialog::begin()
{
    message()->hide();
    actButton()->setEnabled(false);
    whenReady(m_source->clearStale(m_days->value(), m_environmentId), this, [this](const Result<qint64> &cleared) {
        if (!cleared) {
            actButton()->setEnabled(true);
            refuse(cleared.error());
            return;
        }
        emit done(tr("%n stale session(s) closed.", nullptr, int(*cleared)));
        accept();
    });
}

} // namespace showroom::gui
