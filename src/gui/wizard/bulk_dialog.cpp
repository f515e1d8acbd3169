#include "gui/wizard/bulk_dialog.h"

#include "base/when_ready.h"
#include "core/sandboxes/bulk_sandboxes.h"
#include "generation/dataset_request.h"
#include "gui/common/builders.h"
#include "gui/common/file_dialogs.h"
#include "gui/common/message_bar.h"
#include "gui/common/rows_model.h"
#include "gui/environments/fleet_source.h"
#include "gui/operations/operations.h"
#include "ui_bulk_form.h"

#include <QButtonGroup>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using environments::BulkLine;
using environments::LineProblem;

namespace {

constexpr int dialogWidth = 640;
constexpr int listHeight = 112;
constexpr int tableHeight = 176;
constexpr int tableHeightWithTerms = 120; ///< a screen of 768 lines has no more
constexpr qint64 maxListBytes = 1024 * 1024;

} // namespace

BulkDialog::BulkDialog(const Services &services, QWidget *parent)
    : PlainDialog(u"boxes"_s, Meaning::Accent, parent)
    , m_with(services)
    , m_ui(std::make_unique<Ui::BulkForm>())
    , m_message(new MessageBar)
    , m_rows(new RowsModel({{tr("Name"), Cell::Name}, {tr("Admin")}, {tr("Check"), Cell::Status}}, this))
    , m_create(button({}, u"createManyButton"_s, Variant::Primary))
{
    setObjectName(u"bulkDialog"_s);
    setHeading(tr("Create several environments"));
    setSentence(tr("Training seats, a class, a fair: all of them are recorded or none, and together they count as one "
                   "creation. They are filled two at a time."));
    auto *form = new QWidget;
    m_ui->setupUi(form);
    m_message->setClosable(false);
    body()->addWidget(m_message);
    body()->addWidget(form);
    addCancelButton();
    addButton(m_create);
    m_create->setDefault(true);
    setFixedWidth(em(dialogWidth));
    arrangeForm();
    addChoices();
    m_delay.setSingleShot(true);
    m_delay.setInterval(150ms);
    connect(&m_delay, &QTimer::timeout, this, &BulkDialog::check);
    connect(m_create, &QPushButton::clicked, this, &BulkDialog::begin);
    check();
    m_ui->patternLineEdit->setFocus();
}

BulkDialog::~BulkDialog() = default;

/// The page that is hidden takes no room: the list of lines gets it.
void BulkDialog::showWay(int way)
{
    m_ui->wayStackedWidget->setCurrentIndex(way);
    m_ui->wayStackedWidget->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    for (int i = 0; i < m_ui->wayStackedWidget->count(); ++i)
        m_ui->wayStackedWidget->widget(i)->setSizePolicy(QSizePolicy::Preferred,
                                                         i == way ? QSizePolicy::Preferred : QSizePolicy::Ignored);
}

void BulkDialog::arrangeForm()
{
    auto *ways = new QButtonGroup(this);
    ways->addButton(m_ui->patternChipButton, 0);
    ways->addButton(m_ui->listChipButton, 1);
    connect(ways, &QButtonGroup::idClicked, this, [this](int way) {
        showWay(way);
        check();
    });
    showWay(0);
    m_ui->patternLineEdit->setText(tr("Training seat {n}"));
    m_ui->numberSpinBox->setRange(1, environments::maxBulkSize);
    m_ui->numberSpinBox->setValue(10);
    m_ui->listTextEdit->setFixedHeight(em(listHeight));
    m_ui->listTextEdit->setPlaceholderText(tr("Training Berlin, ingrid@example.com"));
    m_ui->patternHint->setInput(m_ui->patternLineEdit);
    m_ui->listHint->setInput(m_ui->listTextEdit);
    m_ui->daysSpinBox->setRange(1, environments::maxLifeDays);
    m_ui->linesCard->setFlush();
    m_ui->linesTable->setModel(m_rows);
    m_ui->linesTable->setColumns({{Cell::Name, 260, true, 0}, {Cell::Text, 160, false, 1}, {Cell::Status, 112}});
    m_ui->linesTable->setFixedHeight(em(tableHeight));
    QList<QWidget *> order{m_ui->daysSpinBox};
    tabInOrder(order << m_ui->termsWidget->inTabOrder() << m_ui->linesTable);
    const auto soon = [this] { m_delay.start(); };
    connect(m_ui->patternLineEdit, &QLineEdit::textChanged, this, soon);
    connect(m_ui->numberSpinBox, &QSpinBox::valueChanged, this, soon);
    connect(m_ui->listTextEdit, &QPlainTextEdit::textChanged, this, soon);
    connect(m_ui->sizeComboBox, &QComboBox::currentIndexChanged, this, [this] {
        m_ui->termsWidget->setPersonas(m_blueprint->personas(m_ui->sizeComboBox->currentData().toString()));
        m_delay.start();
    });
    connect(m_ui->daysSpinBox, &QSpinBox::valueChanged, this, soon);
    connect(m_ui->openListButton, &QPushButton::clicked, this, &BulkDialog::openFile);
}

void BulkDialog::addChoices()
{
    m_ui->presetComboBox->addItem(tr("The defaults"));
    if (const auto presets = m_with.presets->list()) {
        m_presets = *presets;
        for (const environments::Preset &preset : std::as_const(m_presets))
            m_ui->presetComboBox->addItem(preset.name);
    } else {
        m_message->say(Meaning::Warning, presets.error().message, presets.error().hint);
    }
    for (const sandboxes::TypeInfo &type : sandboxes::types())
        m_ui->presetComboBox->addItem(tr("Sandbox · %1", "and its type").arg(type.label), type.name);
    connect(m_ui->presetComboBox, &QComboBox::currentIndexChanged, this, &BulkDialog::choosePreset);
    choosePreset(0);
}

void BulkDialog::choosePreset(int index)
{
    m_type = sandboxes::typeFromWord(m_ui->presetComboBox->itemData(index).toString());
    m_ui->termsWidget->setVisible(m_type.has_value());
    m_ui->linesTable->setFixedHeight(em(m_type ? tableHeightWithTerms : tableHeight));
    if (m_type) {
        m_ui->termsWidget->begin(*m_type);
        chooseBase(sandboxes::CreateSandbox::ofType(*m_type).tenant);
    } else {
        chooseBase(index > 0 ? m_presets.at(index - 1).request : environments::CreateTenant());
    }
    growToContent();
}

void BulkDialog::chooseBase(const environments::CreateTenant &base)
{
    m_base = base;
    m_blueprint = generation::loadBuiltIn(m_base.blueprint).value_or(m_with.blueprint);
    const QSignalBlocker blocker(m_ui->sizeComboBox);
    m_ui->sizeComboBox->clear();
    for (const generation::SizeInfo &size : m_blueprint->sizes())
        m_ui->sizeComboBox->addItem(size.label, size.name);
    if (!m_blueprint->size(m_base.size))
        m_ui->sizeComboBox->addItem(tr("Custom"), m_base.size);
    m_ui->sizeComboBox->setCurrentIndex(m_ui->sizeComboBox->findData(m_base.size));
    m_ui->daysSpinBox->setValue(m_base.lifeDays);
    m_ui->termsWidget->setPersonas(m_blueprint->personas(m_base.size));
    m_lines.clear(); // ids of another kind
    m_delay.start();
}

void BulkDialog::openFile()
{
    QFileDialog *dialog = makeOpenDialog(this, tr("Open a list of names"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilter(tr("Lists (*.csv *.txt *.tsv);;All files (*)"));
    connect(dialog, &QFileDialog::fileSelected, this, &BulkDialog::takeFile);
    dialog->open();
}

void BulkDialog::takeFile(const QString &path)
{
    m_message->hide();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > maxListBytes) {
        m_message->say(Meaning::Danger, tr("The list was not read."),
                       file.isOpen() ? tr("The file is too large for a list of names.") : file.errorString());
        return;
    }
    m_ui->listTextEdit->setPlainText(QString::fromUtf8(file.readAll()));
    m_ui->listChipButton->click();
}

environments::BulkList BulkDialog::readLines()
{
    m_ui->patternHint->setProblem({});
    if (m_ui->listChipButton->isChecked())
        return environments::readBulkList(m_ui->listTextEdit->toPlainText());
    const auto lines = environments::namesFromPattern(m_ui->patternLineEdit->text(), m_ui->numberSpinBox->value());
    if (lines)
        return {*lines, {}};
    m_ui->patternHint->setProblem(lines.error().problems.value(0).message);
    return {{}, {{0, lines.error().problems.value(0)}}};
}

environments::CreateTenant BulkDialog::shared() const
{
    environments::CreateTenant request = m_base;
    request.blueprint = m_blueprint->name();
    request.lifeDays = m_ui->daysSpinBox->value();
    const QString size = m_ui->sizeComboBox->currentData().toString();
    if (size != request.size) {
        request.size = size;
        request.counts.clear();
        request.users.reset();
    }
    return request;
}

void BulkDialog::check()
{
    m_delay.stop();
    const environments::BulkList list = readLines();
    if (list.lines != m_lines) {
        m_lines = list.lines;
        QStringList ids;
        for (const environments::CreateTenant &request : environments::bulkRequests(m_lines, shared()))
            ids << request.effectiveId();
        askTaken(ids);
    }
    QList<LineProblem> problems = list.problems;
    const bool isReadable = !list.lines.isEmpty() || problems.isEmpty();
    if (isReadable)
        problems += environments::validateBulk(list.lines, shared(), m_taken, *m_with.clock);
    showLines(list.lines, problems);
    showSummary(list.lines, problems);
}

void BulkDialog::askTaken(const QStringList &ids)
{
    whenReady(m_with.fleet->takenIds(ids), this, [this](const Result<QStringList> &taken) {
        if (!taken || *taken == m_taken)
            return; // the database checks once more when they are created
        m_taken = *taken;
        m_delay.start();
    });
}

void BulkDialog::showLines(const QList<BulkLine> &lines, const QList<LineProblem> &problems)
{
    QHash<int, QString> problemOf;
    for (const LineProblem &entry : problems)
        if (!problemOf.contains(entry.line))
            problemOf.insert(entry.line, entry.problem.message);
    QList<RowsModel::Row> rows;
    for (const LineProblem &entry : problems) {
        const bool isListed =
            std::any_of(lines.begin(), lines.end(), [&](const BulkLine &line) { return line.number == entry.line; });
        if (entry.line > 0 && !isListed)
            rows.append({{tr("Line %1").arg(entry.line), entry.problem.message, Meaning::Danger, u"circle-x"_s,
                          entry.problem.message, true},
                         {},
                         {tr("Unreadable"), {}, Meaning::Danger, u"circle-x"_s}});
    }
    const QList<environments::CreateTenant> requests = environments::bulkRequests(lines, shared());
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString problem = problemOf.value(lines[i].number);
        const QString below = problem.isEmpty() ? requests[i].effectiveId() : problem;
        const bool isGood = problem.isEmpty();
        const RowsModel::Row row{{lines[i].name.isEmpty() ? tr("Line %1").arg(lines[i].number) : lines[i].name,
                                  below,
                                  Meaning::Neutral,
                                  {},
                                  problem,
                                  !isGood},
                                 {requests[i].adminEmail.value_or(u"—"_s)},
                                 {isGood ? tr("Free") : tr("Problem"),
                                  {},
                                  isGood ? Meaning::Success : Meaning::Danger,
                                  isGood ? u"circle-check"_s : u"circle-x"_s}};
        if (isGood)
            rows.append(row);
        else
            rows.prepend(row); // what has to be done stands first
    }
    m_rows->setRows(rows);
}

void BulkDialog::showSummary(const QList<BulkLine> &lines, const QList<LineProblem> &problems)
{
    const auto ofAll =
        std::find_if(problems.begin(), problems.end(), [](const LineProblem &entry) { return entry.line == 0; });
    FieldHint *hint = m_ui->listChipButton->isChecked() ? m_ui->listHint : m_ui->patternHint;
    QString first; // in full; the lines below have room for its beginning
    if (!problems.isEmpty() && (!lines.isEmpty() || problems.constFirst().line > 0))
        first = environments::toError({problems.constFirst()}).problems.value(0).message;
    if (!first.isEmpty() || hint == m_ui->listHint)
        hint->setProblem(first);
    if (ofAll == problems.end()) {
        const auto dataset = environments::datasetRequest(shared(), *m_with.clock);
        const auto counts = generation::datasetCounts(*m_blueprint, dataset);
        const qint64 rows = (counts.users + counts.eventsTotal) * lines.size();
        m_ui->linesCard->setNote(tr("%1 rows in all").arg(QLocale().toString(rows)));
    }
    m_create->setText(lines.isEmpty() ? tr("Create") : tr("Create %n environment(s)", nullptr, int(lines.size())));
    m_create->setEnabled(!m_isCreating && !lines.isEmpty() && problems.isEmpty());
}

void BulkDialog::begin()
{
    check();
    if (!m_create->isEnabled())
        return;
    m_isCreating = true;
    m_create->setEnabled(false);
    m_message->hide();
    const auto recorded = [this] {
        if (!m_type)
            return m_with.operations->createMany(environments::bulkRequests(m_lines, shared()));
        sandboxes::CreateSandbox like = sandboxes::CreateSandbox::ofType(*m_type);
        like.tenant = shared();
        like.terms = m_ui->termsWidget->terms();
        return m_with.operations->createSandboxes(sandboxes::bulkRequests(m_lines, like));
    };
    whenReady(recorded(), this, [this](const Result<QList<environments::Created>> &result) { settle(result); });
}

void BulkDialog::tell(const QList<environments::Created> &created)
{
    emit this->created(created);
    if (!m_type || !m_ui->termsWidget->wantsLinks())
        return;
    QStringList ids;
    QStringList names;
    for (qsizetype i = 0; i < created.size(); ++i) {
        ids << created.at(i).environmentId;
        names << m_lines.at(i).name;
    }
    emit linksWanted(ids, names, m_ui->termsWidget->link());
}

void BulkDialog::settle(const Result<QList<environments::Created>> &result)
{
    m_isCreating = false;
    if (result) {
        accept();
        tell(*result);
        return;
    }
    const bool isPassing = result.error().code == ErrorCode::RateLimited || result.error().code == ErrorCode::Busy;
    m_message->say(isPassing ? Meaning::Warning : Meaning::Danger, tr("None was created."),
                   QStringList{result.error().message, result.error().hint}.join(u' ').trimmed());
    m_lines.clear(); // ask once more which ids are free
    check();
}

} // namespace showroom::gui
