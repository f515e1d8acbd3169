#include "gui/teardown/teardown_many_dialog.h"

#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/message_bar.h"
#include "gui/operations/operations.h"

#include <QCoreApplication>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;

namespace {

constexpr int dialogWidth = 560;
constexpr int barHeight = 8;
constexpr int mostLines = 8;

QList<Environment> thoseThatGo(QList<Environment> environments)
{
    environments.removeIf([](const Environment &environment) { return !environments::canTearDown(environment); });
    return environments;
}

/// What is typed has the number in it: nobody types it by habit.
QString tokenFor(qsizetype number)
{
    return QCoreApplication::translate("showroom::gui::TeardownManyDialog", "tear down %n environment(s)", nullptr,
                                       int(number));
}

} // namespace

TeardownManyDialog::TeardownManyDialog(Operations *operations, const QList<Environment> &environments, QWidget *parent,
                                       const QString &name)
    : TypedConfirmation(name.isEmpty() ? tokenFor(thoseThatGo(environments).size()) : name, tr("Tear down"), parent)
    , m_operations(operations)
    , m_environments(thoseThatGo(environments))
    , m_message(new MessageBar)
    , m_progress(new QProgressBar)
    , m_words(secondary({}))
    , m_close(button(tr("Close"), u"closeButton"_s, Variant::Primary))
{
    setObjectName(u"teardownManyDialog"_s);
    setHeading(tr("Tear down %n environment(s)", nullptr, int(m_environments.size())));
    setSentence(tr("Every row of these environments goes, in every table. This cannot be undone; export first what "
                   "somebody may need."));
    setFixedWidth(em(dialogWidth));
    limitLines(std::clamp(int(m_environments.size()) + 1, 2, mostLines));
    addParts(int(environments.size() - m_environments.size()));
    showLosses();
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(operations, &Operations::jobChanged, this, &TeardownManyDialog::take);
}

TeardownManyDialog::~TeardownManyDialog() = default;

void TeardownManyDialog::addParts(int spared)
{
    m_message->setClosable(false);
    m_progress->setObjectName(u"teardownProgressBar"_s);
    m_progress->setAccessibleName(tr("Teardown"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(barHeight);
    m_words->setObjectName(u"progressLabel"_s);
    body()->insertWidget(0, m_message);
    body()->addWidget(m_words);
    body()->addWidget(m_progress);
    m_words->hide();
    m_progress->hide();
    addButton(m_close);
    m_close->hide();
    if (spared > 0)
        m_message->say(Meaning::Info, tr("%n of the selected stay(s).", nullptr, spared),
                       tr("Protected environments, and those that are gone already, are left alone."));
}

void TeardownManyDialog::showLosses()
{
    const QLocale locale;
    QList<Loss> losses;
    qint64 total = 0;
    for (const Environment &environment : std::as_const(m_environments)) {
        losses.append({environment.id, tr("%1 rows").arg(locale.toString(environment.rowsTotal()))});
        total += environment.rowsTotal();
    }
    losses.append({tr("Rows in all"), locale.toString(total)});
    setLosses(losses);
}

void TeardownManyDialog::accept()
{
    if (!isConfirmed() || !m_endings.isEmpty() || m_environments.isEmpty())
        return;
    m_message->hide();
    setAsking(false);
    cancelButton()->setText(tr("Run in background"));
    for (const Environment &environment : std::as_const(m_environments))
        m_endings.insert(environment.id, {});
    for (const Environment &environment : std::as_const(m_environments))
        whenReady(m_operations->tearDown(environment.id, environment.id, reason()), this,
                  [this, id = environment.id](const Result<qint64> &job) { note(id, job); });
    showProgress();
}

void TeardownManyDialog::note(const QString &id, const Result<qint64> &job)
{
    Ending &ending = m_endings[id];
    if (!job) {
        ending = {0, true, false, job.error().message};
        showProgress();
        return;
    }
    ending.job = *job;
    whenReady(m_operations->findJob(*job), this, [this](const Result<jobs::Job> &found) {
        if (found)
            take(*found); // a short one may have ended before anybody listened
    });
}

void TeardownManyDialog::take(const jobs::Job &job)
{
    const auto ending = m_endings.find(job.environmentId);
    if (ending == m_endings.end() || ending->job != job.id || ending->isOver || job.isActive())
        return;
    const qint64 left = job.outcome.value(u"remainingRows").toInteger();
    ending->isOver = true;
    ending->isGone = job.state == jobs::JobState::Done && left == 0;
    if (job.state == jobs::JobState::Done)
        ending->words = tr("%1 rows left").arg(QLocale().toString(left));
    else
        ending->words = job.error ? job.error->message : tr("cancelled, nothing was removed");
    showProgress();
}

void TeardownManyDialog::showProgress()
{
    const auto over =
        std::count_if(m_endings.begin(), m_endings.end(), [](const Ending &ending) { return ending.isOver; });
    m_progress->setMaximum(int(m_endings.size()));
    m_progress->setValue(int(over));
    m_progress->show();
    m_words->show();
    m_words->setText(tr("%1 of %2 done").arg(QLocale().toString(qint64(over)), QLocale().toString(m_endings.size())));
    if (over == m_endings.size())
        showProof();
}

void TeardownManyDialog::showProof()
{
    QList<Proof> proofs;
    qsizetype gone = 0;
    for (const auto &[id, ending] : m_endings.asKeyValueRange()) {
        proofs.append({id, ending.words, ending.isGone});
        gone += ending.isGone ? 1 : 0;
    }
    setHeading(gone == m_endings.size() ? tr("%n environment(s) gone", nullptr, int(gone))
                                        : tr("%1 of %2 environments are gone").arg(gone).arg(m_endings.size()));
    setSentence(gone == m_endings.size() ? tr("Counted in every table: nothing of them is left.")
                                         : tr("The others are as they were; try them again one by one."));
    setProof(tr("What is left"), proofs);
    m_progress->hide();
    m_words->hide();
    cancelButton()->hide();
    confirmButton()->hide();
    m_close->show();
    m_close->setDefault(true);
    m_close->setFocus();
    QTimer::singleShot(0, this, &QWidget::adjustSize);
}

} // namespace showroom::gui
