#include "gui/exporting/export_many_form.h"

#include "gui/common/blueprint_words.h"
#include "gui/common/file_dialogs.h"
#include "ui_export_many_form.h"

#include <QFileDialog>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using exporting::Compression;
using exporting::ExportRequest;
using exporting::Format;

ExportManyForm::ExportManyForm(const QString &folder, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ExportManyForm>())
    , m_clock(clock)
{
    m_ui->setupUi(this);
    m_ui->folderLineEdit->setText(folder);
    m_ui->folderHint->setInput(m_ui->folderLineEdit);
    m_ui->partsHint->setInput(m_ui->eventsCheckBox);
    m_ui->reasonHint->setInput(m_ui->reasonLineEdit);
    fill();
    connect(m_ui->formatComboBox, &QComboBox::currentIndexChanged, this, &ExportManyForm::update);
    connect(m_ui->compressionComboBox, &QComboBox::currentIndexChanged, this, &ExportManyForm::update);
    for (QCheckBox *box : {m_ui->usersCheckBox, m_ui->eventsCheckBox, m_ui->replaceCheckBox})
        connect(box, &QCheckBox::toggled, this, &ExportManyForm::update);
    for (QLineEdit *line : {m_ui->folderLineEdit, m_ui->reasonLineEdit})
        connect(line, &QLineEdit::textChanged, this, &ExportManyForm::update);
    connect(m_ui->browseButton, &QPushButton::clicked, this, &ExportManyForm::browse);
}

ExportManyForm::~ExportManyForm() = default;

void ExportManyForm::fill()
{
    const auto addFormat = [this](const QString &text, Format format) {
        m_ui->formatComboBox->addItem(text, int(format));
    };
    addFormat(tr("JSONL, a line per record"), Format::Jsonl);
    addFormat(tr("JSON, one document"), Format::Json);
    addFormat(tr("SQL, loads with psql"), Format::Sql);
    addFormat(tr("CSV in a zip, for spreadsheets"), Format::Csv);
    const auto addCompression = [this](const QString &text, Compression compression) {
        m_ui->compressionComboBox->addItem(text, int(compression));
    };
    addCompression(tr("None"), Compression::None);
    addCompression(tr("gzip"), Compression::Gzip);
    addCompression(tr("Zstandard"), Compression::Zstd);
}

void ExportManyForm::nameRows(const QList<environments::Environment> &environments)
{
    const auto records = std::count_if(environments.begin(), environments.end(),
                                       [](const auto &environment) { return hasRecords(environment.blueprint); });
    if (records == 0)
        return;
    m_ui->eventsCheckBox->setText(records == environments.size() ? tr("R&ecords") : tr("&Events and records"));
}

QString ExportManyForm::folder() const
{
    QString folder = m_ui->folderLineEdit->text().trimmed();
    while (folder.size() > 1 && folder.endsWith(u'/'))
        folder.chop(1);
    return folder;
}

Format ExportManyForm::format() const
{
    return Format(m_ui->formatComboBox->currentData().toInt());
}

Compression ExportManyForm::compression() const
{
    return format() == Format::Csv ? Compression::None : Compression(m_ui->compressionComboBox->currentData().toInt());
}

ExportRequest ExportManyForm::requestFor(const environments::Environment &environment) const
{
    ExportRequest request;
    request.environmentId = environment.id;
    request.format = format();
    request.compression = compression();
    const QString name = exporting::suggestedFileName(environment.id, format(), compression(), m_clock);
    request.path = folder().isEmpty() ? name : folder() + u'/' + name; // without one it must not become the root
    request.replaceExisting = m_ui->replaceCheckBox->isChecked();
    request.includeUsers = m_ui->usersCheckBox->isChecked();
    request.includeEvents = m_ui->eventsCheckBox->isChecked();
    request.reason = m_ui->reasonLineEdit->text().trimmed();
    return request;
}

void ExportManyForm::setProblems(const QList<Problem> &problems)
{
    const auto messageOf = [&](QStringView field) {
        for (const Problem &problem : problems)
            if (problem.field == field)
                return problem.message;
        return QString();
    };
    m_ui->folderHint->setProblem(messageOf(u"out"));
    m_ui->partsHint->setProblem(messageOf(u"events"));
    m_ui->reasonHint->setProblem(messageOf(u"reason"));
}

void ExportManyForm::browse()
{
    QFileDialog *dialog = makeFolderDialog(this, tr("Folder for the exports"), folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, m_ui->folderLineEdit, &QLineEdit::setText);
    dialog->open();
}

void ExportManyForm::update()
{
    m_ui->compressionComboBox->setEnabled(format() != Format::Csv);
    setProblems({});
    emit changed();
}

} // namespace showroom::gui
