#include "gui/teardown/teardown_dialog.h"

#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/card.h"
#include "gui/common/message_bar.h"
#include "gui/common/skeleton.h"
#include "gui/operations/operations.h"
#include "gui/shell/job_wording.h"

#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int lineHeight = 28;
constexpr int dialogWidth = 520;
constexpr int barHeight = 8;

/// "impact.users" → "users": the product's schema says nothing to the person.
QString tableName(const QString &table)
{
    return table.section(u'.', -1);
}

} // namespace

TeardownDialog::TeardownDialog(Operations *operations, const environments::Environment &environment, QWidget *parent)
    : TypedConfirmation(environment.id, tr("Tear down"), parent)
    , m_operations(operations)
    , m_environment(environment)
    , m_message(new MessageBar)
    , m_skeleton(new Skeleton)
    , m_progress(new QProgressBar)
    , m_progressWords(secondary({}))
    , m_exportFirst(button(tr("Export first…"), u"exportFirstButton"_s, Variant::Quiet))
    , m_close(button(tr("Close"), u"closeButton"_s, Variant::Primary))
{
    setObjectName(u"teardownDialog"_s);
    setHeading(tr("Tear down %1").arg(environment.name));
    setSentence(tr("Every row of this environment goes, in every table. This cannot be undone; export it first if "
                   "somebody may need it."));
    setFixedWidth(em(dialogWidth));
    addParts();
    connect(m_exportFirst, &QPushButton::clicked, this, [this] {
        emit exportFirstRequested(m_environment.id);
        reject();
    });
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(operations, &Operations::jobChanged, this, &TeardownDialog::take);
    readPreview();
}

TeardownDialog::~TeardownDialog() = default;

void TeardownDialog::addParts()
{
    m_message->setClosable(false);
    m_progress->setObjectName(u"teardownProgressBar"_s);
    m_progress->setAccessibleName(tr("Teardown"));
    m_progress->setTextVisible(false);
    m_progress->setMaximum(1000);
    m_progress->setFixedHeight(barHeight);
    m_progressWords->setObjectName(u"progressLabel"_s);
    body()->insertWidget(0, m_message);
    body()->addWidget(m_progressWords);
    body()->addWidget(m_progress);
    m_progress->hide();
    m_progressWords->hide();
    m_exportFirst->setEnabled(environments::canExport(m_environment));
    setFootnote(m_exportFirst);
    addButton(m_close);
    m_close->hide();
    lossesCard()->body()->addWidget(m_skeleton);
    // As high as the lines that come, so that nothing jumps: one a table, and their sum.
    m_skeleton->setFixedHeight(std::max(em(96), em(lineHeight) * int(m_environment.counts.size() + 1)));
}

void TeardownDialog::readPreview()
{
    whenReady(m_operations->previewTeardown(m_environment.id), this,
              [this](const Result<environments::TeardownPreview> &preview) {
                  m_skeleton->hide();
                  if (preview)
                      showLosses(*preview);
                  else
                      refuse(preview.error());
              });
}

void TeardownDialog::showLosses(const environments::TeardownPreview &preview)
{
    QList<Loss> losses;
    qint64 total = 0;
    for (const auto &[table, rows] : preview.rows) {
        losses.append({tr("Rows in %1", "a table").arg(tableName(table)), QLocale().toString(rows)});
        total += rows;
    }
    losses.append({tr("Rows in all"), QLocale().toString(total)});
    setLosses(losses);
}

void TeardownDialog::accept()
{
    if (!isConfirmed() || m_job != 0)
        return;
    m_message->hide();
    setAsking(false);
    whenReady(m_operations->tearDown(m_environment.id, input()->text(), reason()), this,
              [this](const Result<qint64> &job) {
                  if (job)
                      follow(*job);
                  else
                      refuse(job.error());
              });
}

void TeardownDialog::follow(qint64 job)
{
    m_job = job;
    setAsking(false);
    m_exportFirst->hide();
    cancelButton()->setText(tr("Run in background"));
    m_progress->show();
    m_progressWords->show();
    m_progressWords->setText(tr("Removing every row…"));
    whenReady(m_operations->findJob(job), this, [this](const Result<jobs::Job> &found) {
        if (found)
            take(*found); // a short one may have ended before anybody listened
    });
}

void TeardownDialog::take(const jobs::Job &job)
{
    if (m_job == 0 || job.id != m_job)
        return;
    m_progress->setValue(int(job.progress.share() * m_progress->maximum()));
    m_progressWords->setText(job.progress.phase == u"verify" ? tr("Counting what is left…")
                                                             : tr("Removing every row…"));
    if (!job.isActive())
        finish(job);
}

void TeardownDialog::finish(const jobs::Job &job)
{
    m_job = 0;
    m_progress->hide();
    m_progressWords->hide();
    if (job.state == jobs::JobState::Done)
        showProof();
    else
        refuse(job.error.value_or(
            Error{ErrorCode::Cancelled, tr("The teardown was cancelled."), tr("Nothing was removed."), {}, {}}));
}

/// Counted anew, so that the list is what the database says and not what the job believes.
void TeardownDialog::showProof()
{
    whenReady(m_operations->remainingRows(m_environment.id), this, [this](const Result<Operations::RowCounts> &left) {
        if (!left) {
            refuse(left.error());
            return;
        }
        qint64 total = 0;
        for (const auto &[table, rows] : *left)
            total += rows;
        QList<Proof> proofs;
        for (const auto &[table, rows] : *left)
            proofs.append({tableName(table), QLocale().toString(rows), rows == 0});
        setHeading(tr("%1 is gone").arg(m_environment.name));
        setSentence(total == 0
                        ? tr("Counted in every table: nothing of it is left.")
                        : tr("Rows appeared while it was torn down. Stop what writes them and tear it down again."));
        setProof(tr("Rows left"), proofs);
        cancelButton()->hide();
        confirmButton()->hide();
        m_exportFirst->hide();
        m_close->show();
        m_close->setDefault(true);
        m_close->setFocus();
        QTimer::singleShot(0, this, &QWidget::adjustSize);
    });
}

void TeardownDialog::refuse(const Error &error)
{
    m_message->say(Meaning::Danger, tr("Not torn down."), QStringList{error.message, error.hint}.join(u' ').trimmed());
    m_exportFirst->setVisible(true);
    cancelButton()->setText(tr("Cancel"));
    setAsking(true);
}

} // namespace showroom::gui
