#include "gui/wizard/review_step.h"

#include "core/environments/environment.h"
#include "gui/common/blueprint_words.h"
#include "gui/common/builders.h"
#include "gui/common/fact_list.h"
#include "gui/sandboxes/sandbox_words.h"
#include "gui/wizard/command_line.h"
#include "gui/wizard/tenant_draft.h"
#include "ui_review_step.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

QString sizeWords(const TenantDraft &draft)
{
    const auto counts = draft.counts();
    const auto *size = draft.blueprint().size(draft.request().size);
    const QString name = size ? size->label : ReviewStep::tr("Custom");
    if (!counts)
        return name;
    return ReviewStep::tr("%1: %2", "size and its figures")
        .arg(name, volumeWords(draft.blueprint(), counts->users, counts->eventsTotal));
}

QString historyWords(const environments::CreateTenant &request)
{
    const QString months = ReviewStep::tr("%n month(s)", nullptr, request.months);
    return request.seasonality ? ReviewStep::tr("%1, with seasons").arg(months)
                               : ReviewStep::tr("%1, without seasons").arg(months);
}

QString isolationWords(const environments::CreateTenant &request)
{
    return request.isolation == environments::toWord(environments::Isolation::Full)
               ? ReviewStep::tr("A schema of its own")
               : ReviewStep::tr("The product’s tables");
}

QString resetWords(const sandboxes::Terms &terms)
{
    return terms.autoResetHours ? ReviewStep::tr("Every %n hour(s)", nullptr, *terms.autoResetHours)
                                : ReviewStep::tr("Never");
}

QString restrictionWords(const sandboxes::Terms &terms)
{
    QStringList words;
    for (const sandboxes::RestrictionInfo &info : sandboxes::restrictions())
        if (!terms.lifted.contains(info.name))
            words << info.label;
    return QLocale().createSeparatedList(words);
}

QList<FactList::Fact> termFacts(const TenantDraft &draft)
{
    const QLocale locale;
    const sandboxes::TypeInfo &type = sandboxes::infoOf(draft.type());
    const sandboxes::Terms &terms = draft.terms();
    QList<FactList::Fact> facts{
        {ReviewStep::tr("Users"),
         ReviewStep::tr("up to %1").arg(locale.toString(terms.maxUsers.value_or(type.maxUsers)))},
        {ReviewStep::tr("API calls"),
         ReviewStep::tr("up to %1").arg(locale.toString(terms.maxApiCalls.value_or(type.maxApiCalls)))},
        {ReviewStep::tr("Resets itself"), resetWords(terms)},
        {ReviewStep::tr("Not allowed"), restrictionWords(terms)},
    };
    if (!terms.accessibleBy.isEmpty())
        facts.append({ReviewStep::tr("Open only to"), locale.createSeparatedList(terms.accessibleBy)});
    if (draft.link())
        facts.append({ReviewStep::tr("Link"), ReviewStep::tr("made at once, shown one time")});
    return facts;
}

QList<FactList::Fact> factsOf(const TenantDraft &draft)
{
    const environments::CreateTenant &request = draft.request();
    const auto *vertical = draft.blueprint().vertical(request.vertical);
    QList<FactList::Fact> facts{
        {ReviewStep::tr("For"), draft.isSandbox() ? sandboxText(draft.type()) : ReviewStep::tr("Demo tenant")},
        {ReviewStep::tr("Name"), request.name.trimmed()},
        {ReviewStep::tr("Id"), draft.id()},
        {ReviewStep::tr("Data"), draft.blueprint().label()},
        {ReviewStep::tr("Size"), sizeWords(draft)},
        {ReviewStep::tr("Regions"), QLocale().createSeparatedList(request.regions)},
        {ReviewStep::tr("Vertical"), vertical ? vertical->label : request.vertical},
        {ReviewStep::tr("History"), historyWords(request)},
        {ReviewStep::tr("Kept in"), isolationWords(request)},
        {ReviewStep::tr("Expires"), QLocale().toString(draft.expiry().date(), QLocale::LongFormat)},
    };
    if (draft.isSandbox())
        facts += termFacts(draft);
    if (request.adminEmail)
        facts.append({ReviewStep::tr("Admin"), *request.adminEmail});
    if (!request.customer.isEmpty())
        facts.append({ReviewStep::tr("Customer"), request.customer});
    return facts;
}

} // namespace

ReviewStep::ReviewStep(TenantDraft *draft, QWidget *parent)
    : WizardStep(draft, {}, parent)
    , m_ui(std::make_unique<Ui::ReviewStep>())
{
    m_ui->setupUi(this);
    m_ui->messageBar->setClosable(false);
    auto *copy = button(tr("Copy"), u"copyCommandButton"_s, Variant::Quiet, u"copy"_s, true);
    copy->setAccessibleName(tr("Copy the command line"));
    m_ui->commandCard->addTitleWidget(copy);
    connect(copy, &QPushButton::clicked, this, &ReviewStep::copyCommand);
    connect(draft, &TenantDraft::changed, this, &ReviewStep::refresh);
    refresh();
}

ReviewStep::~ReviewStep() = default;

void ReviewStep::showRefusal(const Error &error)
{
    const bool wait = error.code == ErrorCode::RateLimited || error.code == ErrorCode::Busy;
    m_ui->messageBar->say(wait ? Meaning::Warning : Meaning::Danger, tr("Not created."),
                          QStringList{error.message, error.hint}.join(u' ').trimmed());
}

void ReviewStep::clearRefusal()
{
    m_ui->messageBar->hide();
}

void ReviewStep::setBelow(QWidget *widget)
{
    m_ui->stepLayout->insertWidget(m_ui->stepLayout->indexOf(m_ui->commandCard) + 1, widget);
}

void ReviewStep::refresh()
{
    m_ui->factsList->setFacts(factsOf(draft()));
    m_ui->commandLabel->setText(draft().isSandbox() ? createCommandLine(draft().sandbox(), draft().link())
                                                    : createCommandLine(draft().request()));
}

void ReviewStep::copyCommand()
{
    QGuiApplication::clipboard()->setText(m_ui->commandLabel->text());
}

} // namespace showroom::gui
