#include "cli/realism_verb.h"

#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/terminal.h"
#include "cli/text_table.h"
#include "core/environments/environment_store.h"
#include "core/realism/realism_report.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

using realism::Report;
using realism::Score;
using realism::Verdict;

/// What scripts get that ask whether the data is real, and it is not.
constexpr int outOfBandExitCode = 8;

bool hasSecond(realism::Form form)
{
    return form == realism::Form::TwoShares || form == realism::Form::Hours || form == realism::Form::Ages ||
           form == realism::Form::TwoCounts;
}

QJsonObject toJson(const Score &score)
{
    const realism::Property &property = score.property;
    const bool wasMeasured = score.verdict != Verdict::DoesNotApply;
    const bool isPair = wasMeasured && hasSecond(property.form);
    return {{u"name"_s, property.name},
            {u"label"_s, property.label},
            {u"verdict"_s, realism::toWord(score.verdict)},
            {u"measured"_s, wasMeasured ? QJsonValue(score.measure.figure) : QJsonValue()},
            {u"second"_s, isPair ? QJsonValue(score.measure.second) : QJsonValue()},
            {u"sample"_s, score.measure.sample},
            {u"needed"_s, property.needed},
            {u"expected"_s, property.expected},
            {u"meaning"_s, property.meaning},
            {u"source"_s, property.source},
            {u"reason"_s, score.reason}};
}

QJsonObject toJson(const Report &report)
{
    QJsonArray properties;
    for (const Score &score : report.scores)
        properties.append(toJson(score));
    return {{u"id"_s, report.environmentId},
            {u"real"_s, report.isReal()},
            {u"inBand"_s, report.count(Verdict::InBand)},
            {u"outOfBand"_s, report.count(Verdict::OutOfBand)},
            {u"tooFewRows"_s, report.count(Verdict::TooFewRows)},
            {u"doesNotApply"_s, report.count(Verdict::DoesNotApply)},
            {u"properties"_s, properties}};
}

QString textOf(const Report &report)
{
    TextTable table(
        {{u"VERDICT"_s}, {u"PROPERTY"_s}, {u"MEASURED"_s, Align::Right}, {u"EXPECTED"_s}, {u"ROWS"_s, Align::Right}});
    for (const Score &score : report.scores) {
        const bool wasMeasured = score.verdict != Verdict::DoesNotApply;
        table.addRow({realism::toWord(score.verdict), score.property.label,
                      wasMeasured ? realism::textOf(score.property.form, score.measure) : u"–"_s,
                      score.property.expected, wasMeasured ? QString::number(score.measure.sample) : u"–"_s});
    }
    QString reasons;
    for (const Score &score : report.scores) {
        if (!score.reason.isEmpty())
            reasons += u"%1: %2\n"_s.arg(score.property.label, score.reason);
    }
    const QString summary = u"%1 in band, %2 out of band, %3 with too few rows to say, %4 that do not apply.\n"_s
                                .arg(report.count(Verdict::InBand))
                                .arg(report.count(Verdict::OutOfBand))
                                .arg(report.count(Verdict::TooFewRows))
                                .arg(report.count(Verdict::DoesNotApply));
    return table.toString() + u'\n' + summary + (reasons.isEmpty() ? QString() : u'\n' + reasons);
}

} // namespace

VerbDescription RealismVerb::description() const
{
    VerbDescription verb;
    verb.name = u"realism"_s;
    verb.summary = u"Score how real the rows of an environment look"_s;
    verb.explanation = u"Counts the environment's own rows and compares them with published figures: when people give, "
                       "how much and how often, who volunteers, learns and comes back, names, ages and tenure. Reads "
                       "only.\n\n"
                       "Ends with 0 when no property is out of its band, else with 8. A property that too few rows "
                       "tell of, or that does not apply to the regions, kinds or history, is not judged; the list says "
                       "how many rows it takes. --json adds what each property means and who published its figure."_s;
    verb.options = {{u"tenant"_s, Arity::Value, u"ID"_s, u"The environment, for example demo-acme."_s, false, true}};
    verb.examples = {{u"realism --tenant demo-acme"_s, u"For reading"_s},
                     {u"realism --tenant demo-acme --json"_s, u"For scripts"_s}};
    return verb;
}

Result<int> RealismVerb::run(CommandContext &context, Arguments &arguments)
{
    const QString id = arguments.tenant();
    SHOWROOM_TRY(arguments.verdict());
    Result<database::Connection> connection = context.backend.connect();
    if (!connection)
        return connection.error();
    const Result<environments::Environment> environment = environments::find(*connection, id);
    if (!environment)
        return environment.error();
    const Result<Report> report = realism::score(*connection, *environment);
    if (!report)
        return report.error();
    context.terminal.print(toJson(*report), textOf(*report));
    return report->isReal() ? 0 : outOfBandExitCode;
}

} // namespace showroom::cli
