#include "gui/exporting/export_many_dialog.h"

#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/card.h"
#include "gui/common/data_table.h"
#include "gui/common/message_bar.h"
#include "gui/common/rows_model.h"
#include "gui/common/wording.h"
#include "gui/exporting/export_folder.h"
#include "gui/exporting/export_many_form.h"
#include "gui/operations/operations.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;
using exporting::ExportRequest;

namespace {

constexpr int dialogWidth = 640;
constexpr int mostLines = 6; ///< more files scroll

QList<Environment> complete(QList<Environment> environments)
{
    environments.removeIf([](const Environment &environment) { return !environments::canExport(environment); });
    return environments;
}

bool isOfOneFile(const Problem &problem)
{
    return problem.code == u"exists" || problem.code == u"not-a-file";
}

/// What is wrong with every one of them: a folder that is not there, nothing chosen. The first one's words stand for
/// all.
QList<Problem> commonProblems(const QList<QList<Problem>> &problems)
{
    const auto hasCommon = [](const QList<Problem> &of) { return !std::all_of(of.begin(), of.end(), isOfOneFile); };
    if (problems.isEmpty() || !std::all_of(problems.begin(), problems.end(), hasCommon))
        return {};
    return problems.constFirst();
}

} // namespace

ExportManyDialog::ExportManyDialog(Operations *operations, const QList<Environment> &environments, const Clock &clock,
                                   const QString &folder, QWidget *parent)
    : PlainDialog(u"package"_s, Meaning::Accent, parent)
    , m_operations(operations)
    , m_folder(exportFolderOr(folder))
    , m_form(new ExportManyForm(m_folder, clock))
    , m_rows(new RowsModel({{tr("File"), Cell::Person}, {tr("State"), Cell::Status}}, this))
    , m_message(new MessageBar)
    , m_table(new DataTable)
{
    setObjectName(u"exportManyDialog"_s);
    m_pool.setMaxThreadCount(1);
    for (const Environment &environment : complete(environments))
        m_lines.append({environment, {}, State::Waiting, 0, {}});
    m_form->nameRows(complete(environments));
    setHeading(tr("Export %n environment(s)", nullptr, int(m_lines.size())));
    setSentence(tr("A file each, in one folder. Each appears only when it is complete; what goes wrong with one stops "
                   "no other."));
    setFixedWidth(em(dialogWidth));
    addParts(environments.size() - m_lines.size());
    addButtons();
    connect(m_form, &ExportManyForm::changed, this, &ExportManyDialog::nameFiles);
    connect(operations, &Operations::jobChanged, this, &ExportManyDialog::take);
    nameFiles();
    showAsking();
}

ExportManyDialog::~ExportManyDialog()
{
    m_pool.waitForDone();
}

void ExportManyDialog::addParts(qsizetype leftOut)
{
    m_message->setClosable(false);
    m_table->setObjectName(u"filesTable"_s);
    m_table->setAccessibleName(tr("Files"));
    m_table->setModel(m_rows);
    m_table->setRowHeight(px::rowTall);
    m_table->setColumns({{Cell::Person, 300, true, 0}, {Cell::Status, 220}});
    m_table->setFixedHeight(em(px::tableHeader + px::rowTall * std::clamp(int(m_lines.size()), 1, mostLines)) + 4);
    auto *card = new Card(tr("Files"));
    card->setFlush();
    card->body()->addWidget(m_table);
    body()->addWidget(m_message);
    body()->addWidget(m_form);
    body()->addWidget(card);
    if (leftOut > 0)
        m_message->say(Meaning::Info, tr("%n of the selected stay(s) out.", nullptr, int(leftOut)),
                       tr("Only a complete environment can be exported."));
}

void ExportManyDialog::addButtons()
{
    m_cancel = addCancelButton();
    m_openFolder = button(tr("Open folder"), u"openFolderButton"_s, Variant::Secondary, u"folder-open"_s);
    m_again = button(tr("Try the others again"), u"tryAgainButton"_s, Variant::Secondary, u"rotate-ccw"_s);
    m_export = button(tr("Export"), u"exportManyButton"_s, Variant::Primary);
    m_close = button(tr("Close"), u"closeButton"_s, Variant::Primary);
    for (QPushButton *added : {m_openFolder, m_again, m_export, m_close})
        addButton(added);
    connect(m_openFolder, &QPushButton::clicked, this, [this] { openExportFolder(m_form->folder()); });
    connect(m_again, &QPushButton::clicked, this, &ExportManyDialog::showAsking);
    connect(m_export, &QPushButton::clicked, this, &ExportManyDialog::begin);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
}

void ExportManyDialog::nameFiles()
{
    for (Line &line : m_lines)
        if (line.state != State::Done)
            line.path = m_form->requestFor(line.environment).path;
    showLines();
}

void ExportManyDialog::begin()
{
    QList<ExportRequest> requests;
    for (Line &line : m_lines) {
        if (line.state == State::Done)
            continue;
        settle(line, State::Waiting, {});
        requests.append(m_form->requestFor(line.environment));
    }
    m_export->setEnabled(false);
    const auto look = [requests, own = m_form->folder() == m_folder ? m_folder : QString()] {
        if (!own.isEmpty())
            QDir().mkpath(own);
        QList<QList<Problem>> problems;
        for (const ExportRequest &request : requests)
            problems.append(exporting::validate(request));
        return problems;
    };
    whenReady(QtConcurrent::run(&m_pool, look), this,
              [this, requests](const QList<QList<Problem>> &problems) { start(requests, problems); });
}

void ExportManyDialog::start(const QList<ExportRequest> &requests, const QList<QList<Problem>> &problems)
{
    m_export->setEnabled(true);
    const QList<Problem> common = commonProblems(problems);
    m_form->setProblems(common);
    if (!common.isEmpty()) {
        fit();
        return;
    }
    for (qsizetype i = 0; i < requests.size(); ++i) {
        Line *line = lineOf(requests[i].environmentId);
        if (problems[i].isEmpty())
            settle(*line, State::Running, tr("waits"));
        else
            settle(*line, State::Failed, problems[i].constFirst().message);
    }
    showRunning();
    for (qsizetype i = 0; i < requests.size(); ++i)
        if (problems[i].isEmpty())
            whenReady(m_operations->startExport(requests[i]), this,
                      [this, id = requests[i].environmentId](const Result<qint64> &job) { note(id, job); });
}

void ExportManyDialog::note(const QString &id, const Result<qint64> &job)
{
    Line *line = lineOf(id);
    if (!job) {
        settle(*line, State::Failed, QStringList{job.error().message, job.error().hint}.join(u' ').trimmed());
        return;
    }
    line->job = *job;
    whenReady(m_operations->findJob(*job), this, [this](const Result<jobs::Job> &found) {
        if (found)
            take(*found); // a short one may have ended before anybody listened
    });
}

void ExportManyDialog::take(const jobs::Job &job)
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(), [&](const Line &line) {
        return line.state == State::Running && line.job == job.id && job.id != 0;
    });
    if (found == m_lines.end())
        return;
    const QLocale locale;
    if (job.isActive())
        settle(*found, State::Running, tr("%1 %").arg(locale.toString(int(job.progress.share() * 100))));
    else if (job.state == jobs::JobState::Done)
        settle(*found, State::Done, wording::dataSize(job.outcome.value(u"bytes"_s).toInteger()));
    else
        settle(*found, State::Failed, job.error ? job.error->message : tr("cancelled, no file was left behind"));
}

void ExportManyDialog::settle(Line &line, State state, const QString &words)
{
    line.state = state;
    line.words = words;
    showLines();
    const bool began = m_form->isHidden();
    if (began && count(State::Waiting) == 0 && count(State::Running) == 0)
        showEnd();
}

ExportManyDialog::Line *ExportManyDialog::lineOf(const QString &id)
{
    const auto found =
        std::find_if(m_lines.begin(), m_lines.end(), [&](const Line &line) { return line.environment.id == id; });
    Q_ASSERT(found != m_lines.end());
    return &*found;
}

qsizetype ExportManyDialog::count(State state) const
{
    return std::count_if(m_lines.begin(), m_lines.end(), [state](const Line &line) { return line.state == state; });
}

void ExportManyDialog::showLines()
{
    QList<RowsModel::Row> rows;
    for (const Line &line : std::as_const(m_lines)) {
        const QString below = line.state == State::Failed ? line.words : line.environment.name;
        RowsModel::Value state{tr("to be written"), {}, Meaning::Neutral, u"circle-dashed"_s};
        if (line.state == State::Running)
            state = {tr("running, %1").arg(line.words), {}, Meaning::Info, u"loader"_s};
        else if (line.state == State::Done)
            state = {tr("written, %1").arg(line.words), {}, Meaning::Success, u"circle-check"_s};
        else if (line.state == State::Failed)
            state = {tr("not written"), {}, Meaning::Danger, u"circle-x"_s};
        rows.append({{QFileInfo(line.path).fileName(), below}, state});
    }
    m_rows->setRows(rows);
}

/// Texts that wrap take a height that the size hint does not know.
void ExportManyDialog::fit()
{
    QTimer::singleShot(0, this, [this] {
        adjustSize();
        resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
    });
}

void ExportManyDialog::showAsking()
{
    m_form->show();
    m_cancel->show();
    m_cancel->setText(tr("Cancel"));
    m_export->show();
    m_export->setEnabled(!m_lines.isEmpty());
    m_export->setDefault(true);
    for (QPushButton *hidden : {m_openFolder, m_again, m_close})
        hidden->hide();
    fit();
}

void ExportManyDialog::showRunning()
{
    m_message->hide();
    m_form->hide();
    m_export->hide();
    m_cancel->setText(tr("Run in background"));
    m_cancel->setDefault(true);
    fit();
    if (count(State::Running) == 0)
        showEnd();
}

void ExportManyDialog::showEnd()
{
    const qsizetype written = count(State::Done);
    const QString folder = m_form->folder();
    if (written == m_lines.size())
        m_message->say(Meaning::Success, tr("%n file(s) written.", nullptr, int(written)), folder);
    else
        m_message->say(Meaning::Warning, tr("%1 of %2 files written.").arg(written).arg(m_lines.size()),
                       tr("Why not the others, is said beside each."));
    m_cancel->hide();
    m_again->setVisible(written < m_lines.size());
    m_openFolder->setVisible(written > 0);
    m_close->show();
    m_close->setDefault(true);
    m_close->setFocus();
    fit();
}

} // namespace showroom::gui
