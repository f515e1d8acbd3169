#include "gui/sandboxes/conversion_wizard.h"

#include "base/when_ready.h"
#include "gui/common/blueprint_words.h"
#include "gui/common/builders.h"
#include "gui/common/card.h"
#include "gui/common/data_table.h"
#include "gui/common/fact_list.h"
#include "gui/common/field.h"
#include "gui/common/message_bar.h"
#include "gui/common/rows_model.h"
#include "gui/sandboxes/sandbox_source.h"
#include "gui/sessions/session_source.h"
#include "gui/sessions/session_wording.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using sandboxes::ConversionReport;
using sandboxes::ConversionRequest;
using sandboxes::ConvertedTable;

namespace {

QLineEdit *lineInput(const QString &objectName)
{
    auto *input = new QLineEdit;
    input->setObjectName(objectName);
    return input;
}

/// A step's title and sentence, its fields below at a readable width.
QVBoxLayout *makePage(QWidget *page, const QString &title, const QString &sentence)
{
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(32, 20, 32, 24);
    column->setSpacing(px::block);
    auto *text = secondary(sentence);
    text->setWordWrap(true);
    column->addWidget(label(title, Type::Title));
    column->addWidget(text);
    return column;
}

void addField(QVBoxLayout &column, Field *field)
{
    field->setMaximumWidth(em(px::fieldMaximum));
    column.addWidget(field);
}

} // namespace

ConversionWizard::ConversionWizard(SandboxSource *source, SessionSource *sessions, const sandboxes::Sandbox &sandbox,
                                   QWidget *parent)
    : WizardFrame(tr("Convert %1").arg(sandbox.environment.name), tr("&Convert"), parent)
    , m_source(source)
    , m_sessionSource(sessions)
    , m_sandbox(sandbox)
    , m_target(lineInput(u"targetLineEdit"_s))
    , m_plan(lineInput(u"planLineEdit"_s))
    , m_region(new QComboBox)
    , m_admin(lineInput(u"conversionAdminLineEdit"_s))
    , m_session(new QComboBox)
    , m_withSeedData(new QCheckBox(tr("Move the &generated rows as well")))
    , m_confirmation(lineInput(u"confirmationLineEdit"_s))
    , m_message(new MessageBar)
    , m_facts(new FactList)
    , m_rows(new RowsModel({{tr("Table")},
                            {tr("Made by users"), Cell::Number},
                            {tr("Along with them"), Cell::Number},
                            {tr("Generated"), Cell::Number},
                            {tr("Stays"), Cell::Number}},
                           this))
    , m_table(new DataTable)
{
    setObjectName(u"conversionWizard"_s);
    addStep(tr("Target"), makeTarget());
    addStep(tr("What moves"), makeData());
    addStep(tr("Review"), makeReview());
    resize(em(880), em(640));
    connect(this, &WizardFrame::stepChanged, this, [this](int step) {
        if (step == AtReview)
            preview();
        else
            nextButton()->setEnabled(true);
    });
    readSessions();
}

QWidget *ConversionWizard::makeTarget()
{
    auto *page = new QWidget;
    QVBoxLayout *column = makePage(
        page, tr("A production tenant"),
        tr("What users made in %1 becomes real. The sandbox is gone afterwards.").arg(m_sandbox.environment.name));
    m_region->setObjectName(u"conversionRegionComboBox"_s);
    for (const QString &region : m_sandbox.environment.regions)
        m_region->addItem(regionLabel(m_sandbox.environment.blueprint, region), region);
    m_fields = {{u"target"_s, new Field(tr("I&d of the tenant"), m_target, tr("As your product calls its tenants"))},
                {u"plan"_s, new Field(tr("&Plan"), m_plan, tr("For example team or business"))},
                {u"region"_s, new Field(tr("&Region"), m_region)},
                {u"admin"_s, new Field(tr("&Administrator’s email"), m_admin,
                                       tr("A real person: gets the welcome mail and what the personas made"))}};
    for (const auto &name : {u"target"_s, u"plan"_s, u"region"_s, u"admin"_s})
        addField(*column, m_fields.value(name));
    column->addStretch(1);
    return page;
}

QWidget *ConversionWizard::makeData()
{
    auto *page = new QWidget;
    QVBoxLayout *column =
        makePage(page, tr("What moves"),
                 tr("Organisations and everything that users made or changed move, with whatever those rows refer to. "
                    "Personas stay behind; users become real ones with a password to be reset."));
    m_withSeedData->setObjectName(u"withSeedDataCheckBox"_s);
    m_session->setObjectName(u"conversionSessionComboBox"_s);
    auto *session = new Field(tr("Whose &changes"), m_session, tr("Everybody works in a session of their own here"));
    m_fields.insert(u"session"_s, session);
    addField(*column, session);
    session->setVisible(!m_sandbox.isShared);
    column->addWidget(m_withSeedData);
    column->addStretch(1);
    return page;
}

QWidget *ConversionWizard::makeReview()
{
    auto *page = new QWidget;
    QVBoxLayout *column = makePage(page, tr("Review"), tr("One transaction, or nothing. It cannot be taken back."));
    m_message->setObjectName(u"conversionBar"_s);
    m_message->setClosable(false);
    m_facts->setObjectName(u"conversionFactsList"_s);
    m_facts->setAccessibleName(tr("What becomes of it"));
    m_table->setObjectName(u"conversionTable"_s);
    m_table->setAccessibleName(tr("Rows by table"));
    m_table->setModel(m_rows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setColumns({{Cell::Text, 132, true, 0},
                         {Cell::Number, 108, false, 0},
                         {Cell::Number, 116, false, 0},
                         {Cell::Number, 92, false, 1},
                         {Cell::Number, 76, false, 0}});
    auto *facts = new Card;
    facts->body()->addWidget(m_facts);
    auto *tables = new Card(tr("Rows"));
    tables->setFlush();
    tables->body()->addWidget(m_table);
    m_confirmation->setFont(face(Type::Mono));
    auto *confirm = new Field(tr("&Type %1 to convert it").arg(m_sandbox.environment.id), m_confirmation);
    m_fields.insert(u"confirm"_s, confirm);
    column->addWidget(m_message);
    column->addWidget(facts);
    addField(*column, confirm); // above what may be long
    column->addWidget(tables);
    column->addStretch(1);
    connect(m_confirmation, &QLineEdit::textEdited, this, &ConversionWizard::showConfirmation);
    return page;
}

void ConversionWizard::readSessions()
{
    if (m_sandbox.isShared || !m_sessionSource)
        return;
    whenReady(m_sessionSource->listSessions(m_sandbox.environment.id), this,
              [this](const Result<QList<sessions::Session>> &found) {
                  for (const sessions::Session &session : found.value_or(QList<sessions::Session>()))
                      m_session->addItem(tr("%1 (%2)", "a session and its changes")
                                             .arg(sessionTitle(session), changesText(session.changes.total())),
                                         session.id);
              });
}

ConversionRequest ConversionWizard::request() const
{
    ConversionRequest wanted;
    wanted.sandboxId = m_sandbox.environment.id;
    wanted.target = m_target->text().trimmed();
    wanted.plan = m_plan->text().trimmed();
    wanted.region = m_region->currentData().toString();
    wanted.adminEmail = m_admin->text().trimmed();
    if (!m_sandbox.isShared)
        wanted.sessionId = m_session->currentData().toString();
    wanted.withSeedData = m_withSeedData->isChecked();
    wanted.confirmation = m_confirmation->text();
    return wanted;
}

/// What can be said without the database; the rest is said at the review.
bool ConversionWizard::checkTarget()
{
    const ConversionRequest wanted = request();
    const bool isEnvironment = wanted.target.startsWith(u"demo-") || wanted.target.startsWith(u"sandbox-");
    m_fields.value(u"target"_s)
        ->setProblem(wanted.target.isEmpty() ? tr("Name the tenant.")
                     : isEnvironment         ? tr("A production tenant’s id does not begin with demo- or sandbox-.")
                                             : QString());
    m_fields.value(u"plan"_s)->setProblem(wanted.plan.isEmpty() ? tr("Name the plan.") : QString());
    m_fields.value(u"admin"_s)
        ->setProblem(wanted.adminEmail.contains(u'@') ? QString() : tr("Name somebody by mail address."));
    for (const auto &name : {u"target"_s, u"plan"_s, u"admin"_s}) {
        if (m_fields.value(name)->problem().isEmpty())
            continue;
        m_fields.value(name)->input()->setFocus();
        return false;
    }
    return true;
}

bool ConversionWizard::canLeave(int step)
{
    return step != AtTarget || checkTarget();
}

void ConversionWizard::preview()
{
    m_canConvert = false;
    m_message->hide();
    m_confirmation->clear();
    m_rows->setRows({});
    m_facts->setFacts({});
    showConfirmation();
    whenReady(m_source->previewConversion(request()), this, [this](const Result<ConversionReport> &report) {
        if (report)
            showReport(*report);
        else
            refuse(report.error());
    });
}

void ConversionWizard::showReport(const ConversionReport &report)
{
    const QLocale locale;
    QList<RowsModel::Row> rows;
    for (const ConvertedTable &table : report.tables)
        rows.append({{tableLabel(m_sandbox.environment.blueprint, table.table)},
                     {locale.toString(table.made)},
                     {locale.toString(table.organisations + table.ancestors)},
                     {locale.toString(table.seeded)},
                     {locale.toString(table.left)}});
    m_rows->setRows(rows);
    m_table->fitHeight();
    m_facts->setFacts({{tr("Becomes"), report.target},
                       {tr("Plan"), m_plan->text().trimmed()},
                       {tr("Rows that move"), locale.toString(report.rows())},
                       {tr("Real users, each with a password to be reset"), locale.toString(report.realUsers)},
                       {tr("Personas that stay behind"), locale.toString(report.personasLeft)}});
    m_canConvert = true;
    showConfirmation();
    m_confirmation->setFocus();
}

void ConversionWizard::refuse(const Error &error)
{
    int step = AtReview;
    for (const Problem &problem : error.problems) {
        Field *field = m_fields.value(problem.field);
        if (!field)
            continue;
        field->setProblem(problem.message);
        step = std::min<int>(step, problem.field == u"confirm"   ? AtReview
                                   : problem.field == u"session" ? AtData
                                                                 : AtTarget);
    }
    if (step == AtReview)
        m_message->say(error);
    setStep(step);
}

void ConversionWizard::showConfirmation()
{
    if (step() == AtReview)
        nextButton()->setEnabled(m_canConvert && m_confirmation->text() == m_sandbox.environment.id);
}

void ConversionWizard::setBusy(bool busy)
{
    backButton()->setEnabled(!busy);
    nextButton()->setText(busy ? tr("Converting…") : tr("&Convert"));
    nextButton()->setEnabled(!busy);
}

void ConversionWizard::finish()
{
    if (m_converting.isRunning() || !m_canConvert || m_confirmation->text() != m_sandbox.environment.id)
        return;
    setBusy(true);
    m_converting = m_source->convert(request());
    whenReady(m_converting, this, [this](const Result<ConversionReport> &report) {
        setBusy(false);
        if (!report) {
            refuse(report.error());
            return;
        }
        emit converted(*report);
        accept();
    });
}

} // namespace showroom::gui
