#include "cli/mask_verb.h"

#include "cli/backend.h"
#include "cli/command_context.h"
#include "cli/interrupt_signal.h"
#include "cli/mask_options.h"
#include "cli/mask_text.h"
#include "cli/progress_line.h"
#include "cli/terminal.h"
#include "core/jobs/job.h"
#include "core/masking_jobs/table_source.h"
#include "core/masking_jobs/target_file.h"
#include "masking/mask_catalogue.h"

#include <QElapsedTimer>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace showroom::cli {

namespace {

QString maskList()
{
    QStringList names;
    for (const masking::MaskInfo &mask : masking::maskCatalogue())
        names.append(mask.name);
    return names.join(u", "_s);
}

/// Adds what --propose and `*=mask` decide about columns of the sample that have no decision of their own.
void completePlan(MaskOptions &options, const QList<masking_jobs::ColumnProposal> &proposals)
{
    for (const masking_jobs::ColumnProposal &proposal : proposals) {
        if (options.request.plan.rule(proposal.column))
            continue;
        if (options.proposes && proposal.mask)
            options.request.plan.rules.append({proposal.column, *proposal.mask});
        else if (options.others)
            options.request.plan.rules.append({proposal.column, *options.others});
    }
}

Result<MaskLook> lookAt(const MaskOptions &options, const masking::CorporaPtr &corpora)
{
    const masking_jobs::MaskRequest &request = options.request;
    MaskLook look;
    look.plan = request.plan;
    auto sample = masking_jobs::readSample(request.source, request.format, request.delimiter, masking_jobs::sampleRows);
    if (!sample)
        return sample.error();
    const auto locale = corpora->locale(request.plan.locale);
    if (!locale)
        return locale.error();
    look.columns = masking_jobs::proposeMasks(*sample, *locale);
    look.before = std::move(*sample);
    return look;
}

/// Refuses masks for columns that are not there before anything is shown of them.
Result<void> requireKnownColumns(const masking_jobs::MaskPlan &plan, const QStringList &columns)
{
    masking_jobs::MaskPlan decided = plan;
    for (const QString &column : columns) {
        if (!decided.rule(column))
            decided.rules.append({column, {}});
    }
    return masking_jobs::checkPlan(decided, columns);
}

Result<int> show(CommandContext &context, const MaskOptions &options, MaskLook look, const masking::CorporaPtr &corpora)
{
    SHOWROOM_TRY(requireKnownColumns(look.plan, look.before.columns));
    if (options.previewRows > 0) {
        const auto salt = readMaskSalt(context, options.saltFrom);
        if (!salt)
            return salt.error();
        const auto masker = masking_jobs::makeMasker(options.request.plan, *salt, corpora);
        if (!masker)
            return masker.error();
        auto after = masking_jobs::previewMask(options.request.source, look.before.dialect, options.request.plan,
                                               *masker, options.previewRows);
        if (!after)
            return after.error();
        look.after = std::move(*after);
    }
    context.terminal.print(lookJson(look), lookText(look));
    return 0;
}

/// Draws the run's progress, at most some times a second.
class MaskProgress final {
public:
    explicit MaskProgress(Terminal &terminal)
        : m_line(terminal.err(), terminal.errorWidth())
        , m_isShown(terminal.showsProgress())
    {
        m_clock.start();
    }

    void draw(const masking_jobs::RunProgress &progress)
    {
        constexpr qint64 interval = 200;
        if (!m_isShown || m_clock.elapsed() - m_drawnAt < interval)
            return;
        m_drawnAt = m_clock.elapsed();
        jobs::JobProgress line;
        line.phase = progress.phase == masking_jobs::RunPhase::Masking ? u"masking"_s : u"searching for leaks"_s;
        line.done = progress.done;
        line.total = progress.total;
        m_line.draw(line);
    }

private:
    ProgressLine m_line;
    bool m_isShown;
    QElapsedTimer m_clock;
    qint64 m_drawnAt = 0;
};

Result<void> writeReport(const QString &path, const masking_jobs::LeakReport &report, bool replaceExisting)
{
    auto file = masking_jobs::TargetFile::create(path);
    if (!file)
        return file.error();
    SHOWROOM_TRY(file->write(QJsonDocument(report.toJson()).toJson().toStdString()));
    return file->publish(replaceExisting);
}

Result<int> maskFile(CommandContext &context, const MaskOptions &options, const masking::CorporaPtr &corpora)
{
    if (!options.reportPath.isEmpty())
        SHOWROOM_TRY(masking_jobs::TargetFile::check(options.reportPath, options.request.source.path,
                                                     options.request.replaceExisting, 0));
    const auto salt = readMaskSalt(context, options.saltFrom);
    if (!salt)
        return salt.error();
    const InterruptSignal interrupt;
    Result<masking_jobs::MaskOutcome> outcome;
    {
        MaskProgress progress(context.terminal);
        outcome = masking_jobs::runMask(options.request, *salt, corpora,
                                        {[&interrupt] { return interrupt.wasReceived(); },
                                         [&progress](const masking_jobs::RunProgress &now) { progress.draw(now); }});
    }
    if (!outcome)
        return outcome.error();
    if (!options.reportPath.isEmpty())
        SHOWROOM_TRY(writeReport(options.reportPath, *outcome->leaks, options.request.replaceExisting));
    context.terminal.print(outcomeJson(*outcome), outcomeText(*outcome));
    return outcome->leaks && !outcome->leaks->isClean() ? 1 : 0;
}

} // namespace

VerbDescription MaskVerb::description() const
{
    VerbDescription verb;
    verb.name = u"mask"_s;
    verb.summary = u"Mask a CSV or JSONL file, or a table, of your own"_s;
    verb.explanation =
        u"Every value of a masked column becomes that of a made-up person: the same subject becomes the same person in "
        "every row and file, as long as salt, environment and locale are the same. Everything else stays as it is, "
        "byte "
        "by byte. Every column needs a decision: a mask, or keep. Memory stays the same at any size. The file appears "
        "under its name when it is complete; an interrupted run leaves nothing.\n\n"
        "At the end every original value is searched in everything that was written; ends with 1 when some "
        "survived.\n\n"
        "Masks: "_s +
        maskList() + u". Options follow a colon: email:unique, number:noise=10, category:low|high."_s;
    verb.positionals = u"FILE"_s;
    verb.maximumPositionals = 1;
    verb.options = maskOptionSpecs();
    verb.examples = {
        {u"mask people.csv --propose"_s, u"What Showroom thinks of the columns"_s},
        {u"mask people.csv --map name=name --map email=email:unique --map \"*=keep\" --preview 5"_s,
         u"Five rows before and after"_s},
        {u"mask people.csv --propose --map \"*=keep\" --locale de-DE --out masked.csv"_s,
         u"Take the proposals, keep the rest"_s},
        {u"mask --table crm.customers --service crm --propose --map \"*=keep\" --out customers.csv"_s,
         u"A table that your own login may read"_s},
        {u"mask orders.jsonl --map customer.email=email --map id=keep --map total=keep --out orders.masked.jsonl"_s,
         u"Keys of JSON by their paths"_s}};
    return verb;
}

Result<int> MaskVerb::run(CommandContext &context, Arguments &arguments)
{
    MaskOptions options = readMaskOptions(arguments);
    SHOWROOM_TRY(arguments.verdict());
    if (!options.table.isEmpty())
        options.request.source.table = std::make_shared<masking_jobs::TableAddress>(masking_jobs::TableAddress{
            options.table, [&backend = context.backend] { return backend.connectAsReader(); }});
    const masking::CorporaPtr corpora = masking::Corpora::open();
    if (!options.runs() || options.proposes || options.others) {
        auto look = lookAt(options, corpora);
        if (!look)
            return look.error();
        completePlan(options, look->columns);
        if (!options.runs())
            return show(context, options, std::move(*look), corpora);
    }
    return maskFile(context, options, corpora);
}

} // namespace showroom::cli
