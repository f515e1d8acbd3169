#include "gui/settings/limits_section.h"

#include "base/clock.h"
#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/careful.h"
#include "gui/common/rights.h"
#include "gui/common/rows_model.h"
#include "gui/common/standing.h"
#include "gui/common/wording.h"
#include "gui/settings/rate_dialog.h"
#include "gui/settings/setting_field.h"
#include "gui/settings/settings_source.h"
#include "gui/settings/settings_words.h"
#include "ui_limits_section.h"

#include <QLocale>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using access::RateUse;

namespace {

QString freeText(const RateUse &use, const QDateTime &now)
{
    if (!use.nextFree.isValid())
        return QCoreApplication::translate("showroom::gui::LimitsSection", "now");
    const auto wait = std::chrono::milliseconds(std::max<qint64>(now.msecsTo(use.nextFree), 0));
    return QCoreApplication::translate("showroom::gui::LimitsSection", "in %1").arg(wording::duration(wait));
}

QString exceptionText(const RateUse &use)
{
    if (!use.exception)
        return u"—"_s;
    const QString number = QLocale().toString(use.exception->perHour);
    if (!use.exception->until.isValid())
        return QCoreApplication::translate("showroom::gui::LimitsSection", "%1 an hour").arg(number);
    return QCoreApplication::translate("showroom::gui::LimitsSection", "%1 an hour until %2")
        .arg(number, QLocale().toString(use.exception->until.toLocalTime().date(), QLocale::ShortFormat));
}

bool isSame(const RateUse &a, const RateUse &b)
{
    return a.kind == b.kind && a.key == b.key;
}

} // namespace

LimitsSection::LimitsSection(SettingsSource &source, const Standing &standing, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::LimitsSection>())
    , m_source(source)
    , m_standing(standing)
    , m_clock(clock)
    , m_model(new RowsModel({{tr("Limit")},
                             {tr("For")},
                             {tr("Used"), Cell::Number},
                             {tr("Next one free"), Cell::Time},
                             {tr("Exception")},
                             {tr("Why")}},
                            this))
    , m_refusals(new RowsModel({{tr("Login")},
                                {tr("Program")},
                                {tr("Limit")},
                                {tr("Calls"), Cell::Number},
                                {tr("Since"), Cell::Time},
                                {tr("Latest"), Cell::Time}},
                               this))
{
    m_ui->setupUi(this);
    m_ui->limitsBar->setClosable(false);
    arrangeTable();
    connect(m_ui->exceptButton, &QPushButton::clicked, this, &LimitsSection::makeException);
    connect(m_ui->endExceptionButton, &QPushButton::clicked, this, &LimitsSection::endException);
    connect(&m_source, &SettingsSource::changed, this, [this] {
        if (isVisible())
            read();
    });
    connect(&m_standing, &Standing::changed, this, &LimitsSection::showSelection);
    showSelection();
}

LimitsSection::~LimitsSection() = default;

void LimitsSection::arrangeTable()
{
    m_ui->usesCard->setFlush();
    DataTable *table = m_ui->usesTable;
    table->setModel(m_model);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setColumns({{Cell::Text, 104, false, 0},
                       {Cell::Text, 184, true, 0},
                       {Cell::Number, 88, false, 0},
                       {Cell::Time, 120, false, 0},
                       {Cell::Text, 256, false, 2},
                       {Cell::Text, 152, false, 1}});
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &LimitsSection::showSelection);
    m_ui->refusalsCard->setFlush();
    m_ui->refusalsTable->setModel(m_refusals);
    m_ui->refusalsTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_ui->refusalsTable->setColumns({{Cell::Text, 184, true, 0},
                                     {Cell::Text, 152, false, 1},
                                     {Cell::Text, 104, false, 0},
                                     {Cell::Number, 88, false, 0},
                                     {Cell::Time, 120, false, 2},
                                     {Cell::Time, 120, false, 0}});
}

void LimitsSection::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

void LimitsSection::read()
{
    whenReady(m_source.listSettings(), this, [this](const Result<QList<access::Setting>> &settings) {
        if (settings)
            showLimits(*settings);
    });
    whenReady(m_source.rateUses(), this, [this](const Result<QList<RateUse>> &uses) {
        if (!uses) {
            m_ui->limitsBar->say(uses.error());
            return;
        }
        m_ui->limitsBar->hide();
        showUses(*uses);
    });
    whenReady(m_source.rateRefusals(), this, [this](const Result<QList<access::RateRefusal>> &refusals) {
        if (refusals)
            showRefusals(*refusals);
    });
}

void LimitsSection::showLimits(const QList<access::Setting> &settings)
{
    for (const QString &kind : access::rateKinds()) {
        const auto setting = std::find_if(settings.begin(), settings.end(), [&](const access::Setting &each) {
            return each.key == access::rateSetting(kind);
        });
        if (setting == settings.end())
            continue;
        if (SettingField *known = m_fields.value(setting->key)) {
            known->show(*setting);
            continue;
        }
        auto *field = new SettingField(m_source, *setting);
        m_fields.insert(setting->key, field);
        m_ui->fieldsLayout->addWidget(field);
    }
    showSelection();
}

void LimitsSection::showUses(const QList<RateUse> &uses)
{
    const auto was = selected();
    m_uses = uses;
    QList<RowsModel::Row> rows;
    for (const RateUse &use : uses)
        rows.append(
            {{rateKindText(use.kind)},
             {.text = use.key, .toolTip = use.key},
             {tr("%1 of %2").arg(QLocale().toString(use.used), QLocale().toString(use.allowed))},
             {.text = freeText(use, m_clock.now()), .toolTip = wording::exact(use.nextFree)},
             {.text = exceptionText(use), .toolTip = use.exception ? wording::exact(use.exception->until) : QString()},
             {.text = use.exception ? use.exception->reason : QString(),
              .toolTip = use.exception ? tr("Made by %1").arg(use.exception->madeBy) : QString()}});
    m_model->setRows(rows);
    m_ui->usesStackedWidget->setCurrentWidget(rows.isEmpty() ? m_ui->noUsesPage : m_ui->usesPage);
    for (int row = 0; was && row < uses.size(); ++row)
        if (isSame(uses[row], *was))
            m_ui->usesTable->selectRow(row);
    showSelection();
}

void LimitsSection::showRefusals(const QList<access::RateRefusal> &refusals)
{
    QList<RowsModel::Row> rows;
    for (const access::RateRefusal &refusal : refusals) {
        const QString login = refusal.login.isEmpty() ? tr("a login that is gone") : refusal.login;
        rows.append({{.text = login, .toolTip = login},
                     {refusal.program.isEmpty() ? tr("another program") : refusal.program},
                     {rateKindText(refusal.kind)},
                     {QLocale().toString(refusal.calls)},
                     {QLocale().toString(refusal.since, QLocale::ShortFormat)},
                     {.text = wording::ago(refusal.latest, m_clock.now()), .toolTip = wording::exact(refusal.latest)}});
    }
    m_refusals->setRows(rows);
    m_ui->refusalsStackedWidget->setCurrentWidget(rows.isEmpty() ? m_ui->noRefusalsPage : m_ui->refusalsPage);
}

std::optional<RateUse> LimitsSection::selected() const
{
    const QModelIndexList rows = m_ui->usesTable->selectionModel()->selectedRows();
    return rows.isEmpty() ? std::nullopt : std::optional(m_uses.at(rows.first().row()));
}

void LimitsSection::showSelection()
{
    const QString why = m_standing.whyNot(Right::Administer);
    const auto use = selected();
    for (SettingField *field : std::as_const(m_fields))
        field->setAllowed(why);
    allow(m_ui->exceptButton, why);
    allow(m_ui->endExceptionButton, !why.isEmpty()          ? why
                                    : use && use->exception ? QString()
                                                            : tr("Choose a line with an exception"));
}

void LimitsSection::makeException()
{
    auto *dialog = new RateDialog(m_source, m_clock, selected(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RateDialog::done, this, [this](const QString &fact) {
        m_ui->doneBar->say(Meaning::Success, fact, tr("It holds from the next call on."));
        read();
    });
    dialog->open();
}

void LimitsSection::endException()
{
    const auto use = selected();
    if (!use || !use->exception)
        return;
    ifConfirmed(m_standing,
                {tr("Remove the exception for %1").arg(use->key), tr("The limit for everybody holds again."),
                 m_standing.place(), tr("Remove")},
                this, [this, exception = *use->exception] { startToEnd(exception); });
}

void LimitsSection::startToEnd(const access::RateException &exception)
{
    whenReady(m_source.endRateException(exception.kind, exception.key, {}), this,
              [this, key = exception.key](const Result<void> &ended) {
                  if (!ended) {
                      m_ui->doneBar->say(ended.error());
                      return;
                  }
                  m_ui->doneBar->say(Meaning::Success, tr("The exception for %1 is removed.").arg(key),
                                     tr("The limit for everybody holds again."));
                  read();
              });
}

} // namespace showroom::gui
