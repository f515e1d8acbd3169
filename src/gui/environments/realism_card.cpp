#include "gui/environments/realism_card.h"

#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/pill.h"
#include "gui/common/rows_model.h"
#include "gui/environments/environment_source.h"
#include "gui/environments/status_presentation.h"
#include "ui_realism_panel.h"

#include <QLocale>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using realism::Report;
using realism::Score;
using realism::Verdict;

namespace {

/// What wants attention comes first.
constexpr Verdict order[] = {Verdict::OutOfBand, Verdict::InBand, Verdict::TooFewRows, Verdict::DoesNotApply};

RowsModel::Value verdictValue(Verdict verdict)
{
    switch (verdict) {
    case Verdict::InBand:
        return {RealismCard::tr("In band"), {}, Meaning::Success, u"circle-check"_s};
    case Verdict::OutOfBand:
        return {RealismCard::tr("Out of band"), {}, Meaning::Danger, u"circle-x"_s};
    case Verdict::TooFewRows:
        return {RealismCard::tr("Too few rows"), {}, Meaning::Warning, u"circle-dashed"_s};
    case Verdict::DoesNotApply:
        return {RealismCard::tr("Does not apply"), {}, Meaning::Neutral, u"circle-dashed"_s};
    }
    Q_UNREACHABLE();
}

QString meaningOf(const Score &score)
{
    const QString reason = score.reason.isEmpty() ? QString() : u' ' + score.reason;
    return RealismCard::tr("%1 Source: %2.").arg(score.property.meaning + reason, score.property.source);
}

RowsModel::Row rowOf(const Score &score)
{
    const bool hasFigure = score.verdict != Verdict::DoesNotApply;
    RowsModel::Row row{{score.property.label},
                       {hasFigure ? realism::textOf(score.property.form, score.measure) : u"—"_s},
                       {score.property.expected},
                       {hasFigure ? QLocale().toString(score.measure.sample) : u"—"_s},
                       verdictValue(score.verdict)};
    for (RowsModel::Value &value : row)
        value.toolTip = meaningOf(score);
    return row;
}

QList<Score> ordered(const Report &report)
{
    QList<Score> scores;
    for (const Verdict verdict : order) {
        std::copy_if(report.scores.begin(), report.scores.end(), std::back_inserter(scores),
                     [verdict](const Score &score) { return score.verdict == verdict; });
    }
    return scores;
}

bool isComplete(const environments::Environment &environment)
{
    return environments::canExport(environment) && !environment.fingerprint.isEmpty();
}

} // namespace

RealismCard::RealismCard(EnvironmentSource &source, QWidget *parent)
    : Card(tr("Realism"), {}, parent)
    , m_ui(std::make_unique<Ui::RealismPanel>())
    , m_source(source)
    , m_model(new RowsModel({{tr("Property")},
                             {tr("Measured"), Cell::Number},
                             {tr("Expected")},
                             {tr("Rows"), Cell::Number},
                             {tr("Verdict"), Cell::Status}},
                            this))
    , m_pill(new Pill)
{
    setObjectName(u"realismCard"_s);
    auto *panel = new QWidget;
    m_ui->setupUi(panel);
    body()->addWidget(panel);
    m_pill->setObjectName(u"realismPill"_s);
    addTitleWidget(m_pill);
    m_ui->realismTable->setModel(m_model);
    m_ui->realismTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_ui->realismTable->setRowHeight(px::rowCompact);
    m_ui->realismTable->setColumns({{Cell::Text, 208, false, 0},
                                    {Cell::Number, 152, false, 0},
                                    {Cell::Text, 200, true, 2},
                                    {Cell::Number, 88, false, 1},
                                    {Cell::Status, 148, false, 0}});
    m_ui->realismBar->setClosable(false);
    QPushButton *again = m_ui->realismBar->addButton(tr("Try again"), u"retryRealismButton"_s, u"refresh-cw"_s);
    connect(again, &QPushButton::clicked, this, &RealismCard::retry);
    connect(m_ui->realismTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { explain(current.row()); });
    showState();
}

RealismCard::~RealismCard() = default;

void RealismCard::setEnvironment(const environments::Environment &environment)
{
    const bool isSame = environment.id == m_environment.id && environment.fingerprint == m_environment.fingerprint &&
                        isComplete(environment) == isComplete(m_environment);
    m_environment = environment;
    if (isSame)
        return;
    m_hasReport = false;
    m_isAsked = false;
    ++m_asked;
    m_error.reset();
    if (isVisible())
        read();
    showState();
}

void RealismCard::retry()
{
    if (!m_error)
        return;
    m_error.reset();
    m_isAsked = false;
    read();
    showState();
}

/// The rows of a large environment take a second to count: only for somebody who looks.
void RealismCard::showEvent(QShowEvent *event)
{
    Card::showEvent(event);
    read();
}

void RealismCard::read()
{
    if (m_isAsked || !isComplete(m_environment))
        return;
    m_isAsked = true;
    const auto hear = [this, asked = ++m_asked](const Result<Report> &report) {
        if (asked == m_asked)
            take(report);
    };
    const auto forget = [this, asked = m_asked] {
        if (asked == m_asked)
            m_isAsked = false;
    };
    whenReady(m_source.readRealism(m_environment), this, hear, forget);
}

void RealismCard::take(const Result<Report> &report)
{
    if (report)
        showReport(*report);
    else
        m_error = report.error();
    showState();
}

void RealismCard::showReport(const Report &report)
{
    m_hasReport = true;
    m_scores = ordered(report);
    QList<RowsModel::Row> rows;
    for (const Score &score : std::as_const(m_scores))
        rows.append(rowOf(score));
    m_model->setRows(rows);
    const int outside = report.count(Verdict::OutOfBand);
    const int measured = outside + report.count(Verdict::InBand);
    const QString counts = tr("%1 of %2 in band").arg(measured - outside).arg(measured);
    if (measured == 0)
        m_pill->set(tr("Too few rows"), u"circle-dashed"_s, Meaning::Warning);
    else
        m_pill->set(counts, outside ? u"circle-x"_s : u"circle-check"_s, outside ? Meaning::Danger : Meaning::Success);
    setNote(tr("%n with too few rows to say", nullptr, report.count(Verdict::TooFewRows)) + u" · "_s +
            tr("%n that do not apply", nullptr, report.count(Verdict::DoesNotApply)));
    explain(-1);
}

void RealismCard::explain(int row)
{
    const bool isChosen = row >= 0 && row < m_scores.size();
    m_ui->realismMeaningLabel->setText(isChosen ? meaningOf(m_scores.at(row))
                                                : tr("Choose a line to see what it means and whose figure it is."));
}

void RealismCard::showState()
{
    QWidget *shown = m_ui->realismWaitingPage;
    if (m_hasReport)
        shown = m_ui->realismTablePage;
    else if (!isComplete(m_environment))
        shown = m_ui->realismEmptyPage;
    m_ui->realismStackedWidget->setCurrentWidget(shown);
    m_pill->setVisible(m_hasReport);
    if (!m_hasReport)
        setNote({});
    if (m_error)
        m_ui->realismBar->say(Meaning::Danger, m_error->message, m_error->hint);
    else
        m_ui->realismBar->hide();
}

} // namespace showroom::gui
