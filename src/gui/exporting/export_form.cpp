#include "gui/exporting/export_form.h"

#include "gui/common/blueprint_words.h"
#include "gui/common/builders.h"
#include "gui/common/file_dialogs.h"
#include "gui/common/flow_layout.h"
#include "ui_export_form.h"

#include <QFileDialog>
#include <QLocale>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using exporting::Compression;
using exporting::ExportRequest;
using exporting::Format;

namespace {

/// More rows than this are better written as JSONL, or without events.
constexpr qint64 manyRows = 1'000'000;

enum class Dates { All, LastMonth, LastQuarter, Between };

} // namespace

ExportForm::ExportForm(const environments::Environment &environment, const QString &folder, const Clock &clock,
                       QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ExportForm>())
    , m_environment(environment)
{
    m_ui->setupUi(this);
    for (QLayout *column : {m_ui->datesLayout, m_ui->fromLayout, m_ui->untilLayout})
        m_ui->timesLayout->setAlignment(column, Qt::AlignTop); // a form cannot say it of a layout
    const QLocale locale;
    const qint64 people = environment.rowsTotal() - environment.eventsTotal;
    m_ui->usersCountLabel->setText(locale.toString(people));
    if (hasRecords(environment.blueprint)) {
        m_ui->eventsCheckBox->setText(tr("R&ecords"));
        m_ui->kindsWidget->setAccessibleName(tr("Kinds of records"));
    }
    m_ui->eventsCountLabel->setText(locale.toString(environment.eventsTotal));
    m_ui->usersCheckBox->setAccessibleDescription(m_ui->usersCountLabel->text());
    m_ui->eventsCheckBox->setAccessibleDescription(m_ui->eventsCountLabel->text());
    m_ui->pathLineEdit->setText(folder + u'/' +
                                exporting::suggestedFileName(environment.id, Format::Jsonl, Compression::None, clock));
    m_formats = {{Format::Jsonl, m_ui->jsonlRadioButton},
                 {Format::Json, m_ui->jsonRadioButton},
                 {Format::Sql, m_ui->sqlRadioButton},
                 {Format::Csv, m_ui->csvRadioButton}};
    addKinds();
    addCompressions();
    addDates();
    m_ui->kindsHint->setInput(m_ui->kindsWidget);
    m_ui->formatHint->setInput(m_ui->jsonlRadioButton);
    m_ui->compressionHint->setInput(m_ui->compressionComboBox);
    m_ui->fromHint->setInput(m_ui->fromDateEdit);
    m_ui->untilHint->setInput(m_ui->untilDateEdit);
    m_ui->pathHint->setInput(m_ui->pathLineEdit);
    m_ui->reasonHint->setInput(m_ui->reasonLineEdit);
    QList<QWidget *> order{m_ui->usersCheckBox, m_ui->eventsCheckBox};
    order << QList<QWidget *>(m_kinds.begin(), m_kinds.end()) << m_ui->jsonlRadioButton << m_ui->jsonRadioButton;
    order << m_ui->sqlRadioButton << m_ui->csvRadioButton << m_ui->compressionComboBox;
    order << m_ui->datesComboBox << m_ui->fromDateEdit << m_ui->untilDateEdit << m_ui->pathLineEdit;
    order << m_ui->browseButton << m_ui->replaceCheckBox << m_ui->reasonLineEdit;
    tabInOrder(order);
    m_ui->messageBar->setClosable(false);
    m_ui->replaceCheckBox->hide();
    connectInputs();
    chooseDates();
}

ExportForm::~ExportForm() = default;

void ExportForm::addKinds()
{
    auto *row = new FlowLayout(m_ui->kindsWidget);
    for (const auto &[kind, count] : m_environment.eventsByKind.asKeyValueRange()) {
        QPushButton *chip =
            button(kindLabel(m_environment.blueprint, kind), kind + u"KindButton"_s, Variant::Chip, {}, true);
        chip->setToolTip(QLocale().toString(count));
        chip->setAccessibleDescription(QLocale().toString(count));
        chip->setProperty("kind", kind);
        chip->setChecked(true);
        row->addWidget(chip);
        m_kinds.append(chip);
        connect(chip, &QPushButton::toggled, this, &ExportForm::update);
    }
}

void ExportForm::addCompressions()
{
    const auto add = [this](const QString &text, Compression compression) {
        m_ui->compressionComboBox->addItem(text, int(compression));
    };
    add(tr("None"), Compression::None);
    add(tr("gzip"), Compression::Gzip);
    add(tr("Zstandard"), Compression::Zstd);
}

void ExportForm::addDates()
{
    const QDate last = m_environment.referenceDate.addDays(-1);
    const auto add = [this](const QString &text, Dates dates) { m_ui->datesComboBox->addItem(text, int(dates)); };
    add(tr("The whole history"), Dates::All);
    add(tr("The last month"), Dates::LastMonth);
    add(tr("The last three months"), Dates::LastQuarter);
    add(tr("Between two days"), Dates::Between);
    m_ui->fromDateEdit->setDate(m_environment.referenceDate.addMonths(-m_environment.months));
    m_ui->untilDateEdit->setDate(last);
}

void ExportForm::connectInputs()
{
    connect(m_ui->usersCheckBox, &QCheckBox::toggled, this, &ExportForm::update);
    connect(m_ui->eventsCheckBox, &QCheckBox::toggled, this, &ExportForm::update);
    for (const auto &[format, card] : m_formats)
        connect(card, &QRadioButton::toggled, this, [this](bool isChosen) {
            if (isChosen)
                chooseFormat();
        });
    connect(m_ui->compressionComboBox, &QComboBox::currentIndexChanged, this, &ExportForm::chooseFormat);
    connect(m_ui->datesComboBox, &QComboBox::currentIndexChanged, this, &ExportForm::chooseDates);
    connect(m_ui->fromDateEdit, &QDateEdit::dateChanged, this, &ExportForm::update);
    connect(m_ui->untilDateEdit, &QDateEdit::dateChanged, this, &ExportForm::update);
    connect(m_ui->pathLineEdit, &QLineEdit::textChanged, this, &ExportForm::update);
    connect(m_ui->replaceCheckBox, &QCheckBox::toggled, this, &ExportForm::update);
    connect(m_ui->reasonLineEdit, &QLineEdit::textEdited, this, &ExportForm::update);
    connect(m_ui->browseButton, &QPushButton::clicked, this, &ExportForm::browse);
}

Format ExportForm::format() const
{
    const auto chosen =
        std::find_if(m_formats.begin(), m_formats.end(), [](const auto &entry) { return entry.second->isChecked(); });
    return chosen == m_formats.end() ? Format::Jsonl : chosen->first;
}

Compression ExportForm::compression() const
{
    return format() == Format::Csv ? Compression::None : Compression(m_ui->compressionComboBox->currentData().toInt());
}

ExportRequest ExportForm::request() const
{
    ExportRequest request;
    request.environmentId = m_environment.id;
    request.format = format();
    request.compression = compression();
    request.path = m_ui->pathLineEdit->text().trimmed();
    request.replaceExisting = m_ui->replaceCheckBox->isChecked() && !m_ui->replaceCheckBox->isHidden();
    request.includeUsers = m_ui->usersCheckBox->isChecked();
    request.includeEvents = m_ui->eventsCheckBox->isChecked();
    request.reason = m_ui->reasonLineEdit->text().trimmed();
    if (!request.includeEvents)
        return request;
    const auto isChosen = [](const QPushButton *chip) { return chip->isChecked(); };
    if (!std::all_of(m_kinds.begin(), m_kinds.end(), isChosen))
        for (const QPushButton *chip : m_kinds)
            if (chip->isChecked())
                request.kinds << chip->property("kind").toString();
    if (m_ui->datesComboBox->currentIndex() != 0) {
        request.from = m_ui->fromDateEdit->date();
        request.until = m_ui->untilDateEdit->date();
    }
    return request;
}

void ExportForm::setRequest(const ExportRequest &request)
{
    for (const auto &[format, card] : m_formats)
        card->setChecked(format == request.format);
    m_ui->compressionComboBox->setCurrentIndex(m_ui->compressionComboBox->findData(int(request.compression)));
    m_ui->usersCheckBox->setChecked(request.includeUsers);
    m_ui->eventsCheckBox->setChecked(request.includeEvents);
    for (QPushButton *chip : m_kinds)
        chip->setChecked(request.kinds.isEmpty() || request.kinds.contains(chip->property("kind").toString()));
    if (request.from || request.until) {
        m_ui->datesComboBox->setCurrentIndex(m_ui->datesComboBox->findData(int(Dates::Between)));
        m_ui->fromDateEdit->setDate(request.from.value_or(m_ui->fromDateEdit->date()));
        m_ui->untilDateEdit->setDate(request.until.value_or(m_ui->untilDateEdit->date()));
    }
    if (!request.path.isEmpty())
        m_ui->pathLineEdit->setText(request.path);
    m_ui->reasonLineEdit->setText(request.reason);
    update();
}

void ExportForm::chooseDates()
{
    const auto dates = Dates(m_ui->datesComboBox->currentData().toInt());
    const QDate end = m_environment.referenceDate;
    const bool between = dates == Dates::Between;
    m_ui->fromDateEdit->setEnabled(between);
    m_ui->untilDateEdit->setEnabled(between);
    if (!between) {
        const int months = dates == Dates::LastMonth ? 1 : dates == Dates::LastQuarter ? 3 : m_environment.months;
        m_ui->fromDateEdit->setDate(end.addMonths(-months));
        m_ui->untilDateEdit->setDate(end.addDays(-1));
    }
    update();
}

/// The file's ending says what is in it, as long as the person gave it none of their own.
void ExportForm::chooseFormat()
{
    QString path = m_ui->pathLineEdit->text();
    qsizetype longest = 0;
    for (const Format known : exporting::allFormats) {
        for (const Compression packed : exporting::allCompressions) {
            const QString suffix = exporting::fileSuffix(known, packed);
            if (path.endsWith(suffix))
                longest = std::max(longest, suffix.size());
        }
    }
    if (longest > 0)
        m_ui->pathLineEdit->setText(path.chopped(longest) + exporting::fileSuffix(format(), compression()));
    update();
}

void ExportForm::browse()
{
    QFileDialog *dialog = makeSaveDialog(this, tr("Destination"), m_ui->pathLineEdit->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, m_ui->pathLineEdit, &QLineEdit::setText);
    dialog->open();
}

void ExportForm::update()
{
    const ExportRequest wanted = request();
    const bool isZip = wanted.format == Format::Csv;
    m_ui->kindsWidget->setEnabled(wanted.includeEvents);
    m_ui->datesComboBox->setEnabled(wanted.includeEvents);
    m_ui->formatHint->setHint(formatAdvice(wanted));
    m_ui->compressionComboBox->setEnabled(!isZip);
    m_ui->compressionHint->setHint(isZip ? tr("The zip is compressed already")
                                   : wanted.compression == Compression::None
                                       ? tr("Fastest; other programs read the file as it is")
                                       : tr("About a fifth of the size; unpack it before reading"));
    emit changed();
}

QString ExportForm::formatAdvice(const ExportRequest &wanted) const
{
    const bool isLarge = wanted.includeEvents && m_environment.eventsTotal > manyRows;
    const QString others = hasRecords(m_environment.blueprint) ? tr("records") : tr("events");
    switch (wanted.format) {
    case Format::Jsonl:
        return isLarge ? tr("Right for this many rows; leaving %1 out makes it small").arg(others) : QString();
    case Format::Json:
        return isLarge ? tr("Few programs read a document this large: choose JSONL, or leave %1 out").arg(others)
                       : QString();
    case Format::Sql:
        return isLarge ? tr("For this many rows JSONL is faster and smaller; or leave %1 out").arg(others) : QString();
    case Format::Csv:
        return isLarge ? tr("Spreadsheets end at 1,048,576 rows: choose JSONL, or leave %1 out").arg(others)
                       : tr("Texts that look like formulas get an apostrophe in front");
    }
    Q_UNREACHABLE();
}

void ExportForm::setProblems(const QList<Problem> &problems)
{
    m_firstProblem = nullptr;
    const auto show = [&](std::initializer_list<QStringView> fields, FieldHint *hint, QWidget *input) {
        QStringList messages;
        for (const Problem &problem : problems)
            if (std::find(fields.begin(), fields.end(), QStringView(problem.field)) != fields.end())
                messages << problem.message;
        hint->setProblem(messages.join(u' '));
        if (!messages.isEmpty() && !m_firstProblem)
            m_firstProblem = input;
    };
    show({u"events", u"kinds"}, m_ui->kindsHint, m_ui->eventsCheckBox);
    show({u"compress"}, m_ui->compressionHint, m_ui->compressionComboBox);
    show({u"from"}, m_ui->fromHint, m_ui->fromDateEdit);
    show({u"until"}, m_ui->untilHint, m_ui->untilDateEdit);
    show({u"out"}, m_ui->pathHint, m_ui->pathLineEdit);
    show({u"reason"}, m_ui->reasonHint, m_ui->reasonLineEdit);
    const bool exists =
        std::any_of(problems.begin(), problems.end(), [](const Problem &problem) { return problem.code == u"exists"; });
    m_ui->replaceCheckBox->setVisible(exists || m_ui->replaceCheckBox->isChecked());
}

void ExportForm::focusFirstProblem()
{
    if (m_firstProblem)
        m_firstProblem->setFocus(Qt::OtherFocusReason);
}

void ExportForm::showRefusal(const Error &error)
{
    const bool wait = error.code == ErrorCode::RateLimited || error.code == ErrorCode::Busy;
    m_ui->messageBar->say(wait ? Meaning::Warning : Meaning::Danger, tr("Not exported."),
                          QStringList{error.message, error.hint}.join(u' ').trimmed());
}

void ExportForm::clearRefusal()
{
    m_ui->messageBar->hide();
}

} // namespace showroom::gui
