#include "gui/masking/person_dialog.h"

#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/masking/masking_rows.h"
#include "gui/masking/masking_source.h"
#include "ui_person_panel.h"

#include <QClipboard>
#include <QGuiApplication>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr QSize usualSize{640, 640};

}

PersonDialog::PersonDialog(MaskingSource &source, const QString &locale, const QString &environment, QWidget *parent)
    : PlainDialog(u"venetian-mask"_s, Meaning::Accent, parent)
    , m_ui(std::make_unique<Ui::PersonPanel>())
    , m_source(source)
    , m_rows(personHeadings())
{
    setObjectName(u"personDialog"_s);
    setHeading(tr("Inspect a person"));
    setSentence(tr("A subject becomes the same made-up person in every file and field, as long as salt, people and "
                   "purpose are the same."));
    auto *panel = new QWidget;
    m_ui->setupUi(panel);
    body()->addWidget(panel, 1);
    m_ui->personSubjectLineEdit->setPlaceholderText(tr("A mail address, a customer number …"));
    m_ui->personLocaleComboBox->addItems(masking::Corpora::localeNames());
    m_ui->personLocaleComboBox->setCurrentText(locale);
    m_ui->personEnvironmentLineEdit->setText(environment);
    m_ui->personBar->setClosable(false);
    arrangeTable();
    addButtons();
    m_rows.setRows({});
    m_delay.setSingleShot(true);
    m_delay.setInterval(150ms);
    connect(&m_delay, &QTimer::timeout, this, &PersonDialog::ask);
    for (QLineEdit *edit : {m_ui->personSubjectLineEdit, m_ui->personEnvironmentLineEdit})
        connect(edit, &QLineEdit::textChanged, this, [this] { m_delay.start(); });
    connect(m_ui->personLocaleComboBox, &QComboBox::currentIndexChanged, this, [this] { m_delay.start(); });
    resize(em(usualSize.width()), em(usualSize.height()));
    m_ui->personSubjectLineEdit->setFocus();
}

PersonDialog::~PersonDialog() = default;

void PersonDialog::arrangeTable()
{
    DataTable *table = m_ui->personTable;
    table->setModel(&m_rows);
    table->setRowHeight(px::rowCompact);
    table->setColumns({{Cell::Text, 180, false, 0}, {Cell::Name, 200, true, 0}});
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this, table] { m_copyValue->setEnabled(table->selectionModel()->hasSelection()); });
    connect(&m_rows, &QAbstractItemModel::modelReset, this, [this] {
        m_copyValue->setEnabled(false);
        m_copyAll->setEnabled(m_rows.rowCount() > 0);
        m_ui->personTable->setFocusPolicy(m_rows.rowCount() > 0 ? Qt::StrongFocus : Qt::NoFocus);
    });
}

void PersonDialog::addButtons()
{
    m_copyValue = button(tr("Copy value"), u"copyValueButton"_s, Variant::Quiet, u"copy"_s);
    m_copyAll = button(tr("Copy all"), u"copyAllButton"_s, Variant::Quiet, u"copy"_s);
    auto *close = button(tr("Close"), u"closeButton"_s, Variant::Primary);
    close->setDefault(true);
    m_copyValue->setEnabled(false);
    m_copyAll->setEnabled(false);
    setFootnote(m_copyValue);
    setFootnote(m_copyAll);
    addButton(close);
    connect(m_copyValue, &QPushButton::clicked, this, &PersonDialog::copyValue);
    connect(m_copyAll, &QPushButton::clicked, this, &PersonDialog::copyAll);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

void PersonDialog::ask()
{
    const int serial = ++m_asking;
    const QString subject = m_ui->personSubjectLineEdit->text().trimmed();
    if (subject.isEmpty()) {
        m_rows.setRows({});
        return;
    }
    masking_jobs::MaskPlan plan;
    plan.locale = m_ui->personLocaleComboBox->currentText();
    plan.environment = m_ui->personEnvironmentLineEdit->text().trimmed();
    whenReady(m_source.person(subject, plan), this,
              [this, serial](const Result<QList<masking_jobs::PersonFact>> &facts) {
                  if (serial != m_asking)
                      return;
                  m_ui->personBar->setVisible(!facts);
                  if (!facts)
                      m_ui->personBar->say(facts.error());
                  m_rows.setRows(facts ? personRows(*facts) : QList<RowsModel::Row>());
              });
}

void PersonDialog::copyValue()
{
    const QModelIndexList rows = m_ui->personTable->selectionModel()->selectedRows(1);
    if (!rows.isEmpty())
        QGuiApplication::clipboard()->setText(rows.constFirst().data().toString());
}

void PersonDialog::copyAll()
{
    QStringList lines;
    for (int row = 0; row < m_rows.rowCount(); ++row)
        lines.append(m_rows.index(row, 0).data().toString() + u'\t' + m_rows.index(row, 1).data().toString());
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace showroom::gui
