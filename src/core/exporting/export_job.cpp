#include "core/environments/create_tenant.h"
#include "core/exporting/copy_tuple.h"
#include "core/exporting/csv_writer.h"
#include "core/exporting/export_container.h"
#include "core/exporting/export_file.h"
#include "core/exporting/export_manifest.h"
#include "core/exporting/export_plan.h"
#include "core/exporting/export_verification.h"
#include "core/exporting/exports.h"
#include "core/exporting/json_writer.h"
#include "core/exporting/jsonl_writer.h"
#include "core/exporting/output_buffer.h"
#include "core/exporting/sql_writer.h"
#include "core/jobs/job_context.h"
#include "database/connection.h"
#include "database/copy_reader.h"
#include "database/sql_catalog.h"
#include "database/transaction.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace showroom::exporting {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

constexpr qint64 rowsPerProgress = 4096;
/// No compression of rows does better; measured are ratios of 4 to 7.
constexpr qint64 bestCompression = 10;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::exporting)
};

std::unique_ptr<RecordWriter> makeWriter(Format format, OutputBuffer &out)
{
    switch (format) {
    case Format::Json:
        return std::make_unique<JsonWriter>(out);
    case Format::Csv:
        return std::make_unique<CsvWriter>(out);
    case Format::Jsonl:
        return std::make_unique<JsonlWriter>(out);
    case Format::Sql:
        return std::make_unique<SqlWriter>(out);
    }
    Q_UNREACHABLE();
}

/// One run of an export job: a snapshot of the environment, streamed into a file.
class ExportRun final {
public:
    explicit ExportRun(jobs::JobContext &context)
        : m_context(context)
        , m_request(exportRequestFromJson(context.job().parameters))
    {
    }

    Result<QJsonObject> run();

private:
    Result<void> expect();
    Result<void> writeFile(ExportFile &file);
    Result<void> writeTables(const ExportPlan &plan, ExportContainer &container);
    Result<qint64> writeTable(const ExportTable &table, qsizetype part, RecordWriter &writer, const OutputBuffer &out);
    Result<QJsonObject> record(ExportFile &file);
    Result<QJsonObject> recordAgain(ExportFile &file, const QJsonObject &outcome, const Error &lost);
    Result<bool> isWrittenAlready() const;
    Result<void> announce(const QJsonObject &outcome);
    Result<void> publish(ExportFile &file, const ExportFile::Written &written);
    Result<void> finish(database::Connection &connection, const QJsonObject &outcome) const;
    void showPart(qsizetype part, qint64 rows, jobs::PartState state);

    jobs::JobContext &m_context;
    ExportRequest m_request;
    ExportManifest m_manifest;
    std::optional<ExportFile> m_manifestFile;
    QJsonObject m_perTable;
    qint64 m_rows = 0;
};

Result<QJsonObject> ExportRun::run()
{
    const Result<bool> isWritten = isWrittenAlready();
    if (!isWritten)
        return isWritten.error();
    if (*isWritten) {
        SHOWROOM_TRY(finish(m_context.connection(), m_context.job().outcome));
        m_context.log(Texts::tr("The file was complete already; only its record was missing."));
        return m_context.job().outcome;
    }
    if (const QList<Problem> problems = validate(m_request); !problems.isEmpty())
        return environments::toError(problems);
    Result<ExportFile> file = ExportFile::create(m_request.path, m_context.job().id);
    if (!file)
        return file.error();
    SHOWROOM_TRY(writeFile(*file));
    return record(*file);
}

Result<void> ExportRun::expect()
{
    const Result<QList<TableEstimate>> tables = loadEstimate(m_context.connection(), m_request);
    if (!tables)
        return tables.error();
    jobs::JobProgress expected;
    expected.phase = u"export"_s;
    qint64 bytes = 0;
    for (const TableEstimate &table : *tables) {
        expected.parts.append({table.table, table.label, 0, table.rows, jobs::PartState::Waiting});
        expected.total += table.rows;
        bytes += table.bytes;
    }
    m_context.updateProgress([&expected](jobs::JobProgress &progress) {
        progress.phase = expected.phase;
        progress.total = expected.total;
        progress.parts = expected.parts;
    });
    const bool isCompressed = m_request.format == Format::Csv || m_request.compression != Compression::None;
    return ExportFile::requireSpace(m_request.path, isCompressed ? bytes / bestCompression : bytes);
}

Result<void> ExportRun::writeFile(ExportFile &file)
{
    database::Connection &connection = m_context.connection();
    Result<database::Transaction> snapshot = database::Transaction::begin(connection);
    if (!snapshot)
        return snapshot.error();
    if (const auto done = connection.execute("exporting/open_snapshot"_sql); !done)
        return done.error();
    if (const auto done = connection.execute("exporting/set_text_forms"_sql); !done)
        return done.error();
    SHOWROOM_TRY(expect());
    const Result<ExportPlan> plan = loadPlan(connection, m_request);
    if (!plan)
        return plan.error();

    m_manifest = ExportManifest::of(*plan, m_request);
    const Result<std::unique_ptr<ExportContainer>> container = ExportContainer::make(m_request, file, plan->writtenAt);
    if (!container)
        return container.error();
    SHOWROOM_TRY(writeTables(*plan, **container));
    SHOWROOM_TRY((*container)->finish(m_manifest));
    return snapshot->commit();
}

Result<void> ExportRun::writeTables(const ExportPlan &plan, ExportContainer &container)
{
    OutputBuffer out([&container](QByteArrayView bytes) { return container.write(bytes); });
    const std::unique_ptr<RecordWriter> writer = makeWriter(m_request.format, out);
    writer->begin(plan);
    for (qsizetype part = 0; part < plan.tables.size(); ++part) {
        const ExportTable &table = plan.tables[part];
        SHOWROOM_TRY(out.flush());
        SHOWROOM_TRY(container.beginTable(table.name));
        const Result<qint64> rows = writeTable(table, part, *writer, out);
        if (!rows)
            return rows.error();
        SHOWROOM_TRY(out.flush());
        SHOWROOM_TRY(container.endTable());
        const QString name = QString::fromUtf8(table.name);
        m_perTable.insert(name, *rows);
        m_manifest.counts.insert(name, *rows);
        m_rows += *rows;
        m_context.log(Texts::tr("%1: %2 rows").arg(name).arg(*rows));
    }
    writer->end(plan);
    return out.flush();
}

Result<qint64> ExportRun::writeTable(const ExportTable &table, qsizetype part, RecordWriter &writer,
                                     const OutputBuffer &out)
{
    Result<database::CopyReader> reader = database::CopyReader::begin(m_context.connection(), table.copy);
    if (!reader)
        return reader.error();
    CopyTuple tuple(table.columns.size());
    writer.beginTable(table);
    qint64 rows = 0;
    for (;;) {
        const auto message = reader->next();
        if (!message)
            return message.error();
        if (!*message)
            break;
        const Result<bool> isRow = tuple.read(**message);
        if (!isRow)
            return isRow.error();
        if (!*isRow)
            continue;
        writer.writeRow(tuple);
        if (++rows % rowsPerProgress == 0) {
            SHOWROOM_TRY(m_context.checkpoint());
            showPart(part, rows, jobs::PartState::Running);
        }
        if (!out.status())
            return out.status().error();
    }
    writer.endTable(table, rows);
    showPart(part, rows, jobs::PartState::Done);
    return rows;
}

// Whether an earlier owner of the job gave the file its name and ended before the record of it: it is known by what was
// announced, and nobody else's file is taken for it.
Result<bool> ExportRun::isWrittenAlready() const
{
    const QJsonObject &announced = m_context.job().outcome;
    if (!announced.contains(u"sha256"_s) || announced.value(u"path"_s) != m_request.path)
        return false;
    const Result<VerifiedExport> found = verifyExport(m_request.path, [this] { return m_context.isStopRequested(); });
    if (!found && found.error().code == ErrorCode::Cancelled)
        return found.error();
    return found && QString::fromLatin1(found->sha256) == announced.value(u"sha256"_s).toString();
}

Result<void> ExportRun::announce(const QJsonObject &outcome)
{
    const auto announced = m_context.connection().execute(
        "exporting/announce"_sql,
        {{"job", m_context.job().id}, {"token", m_context.fencingToken()}, {"outcome", outcome}});
    return announced ? Result<void>() : announced.error();
}

Result<void> ExportRun::finish(database::Connection &connection, const QJsonObject &outcome) const
{
    const auto recorded =
        connection.execute("exporting/finish"_sql,
                           {{"job", m_context.job().id}, {"token", m_context.fencingToken()}, {"outcome", outcome}});
    return recorded ? Result<void>() : recorded.error();
}

// The record and the file's appearance are one: holding the job's row keeps anybody from taking the job over meanwhile.
Result<QJsonObject> ExportRun::record(ExportFile &file)
{
    const Result<ExportFile::Written> written = file.sync();
    if (!written)
        return written.error();
    const QJsonObject outcome{{u"path"_s, m_request.path},
                              {u"format"_s, toWord(m_request.format)},
                              {u"compression"_s, toWord(m_request.compression)},
                              {u"rows"_s, m_rows},
                              {u"bytes"_s, written->bytes},
                              {u"sha256"_s, QString::fromLatin1(written->sha256)},
                              {u"perTable"_s, m_perTable}};
    SHOWROOM_TRY(announce(outcome));
    Result<database::Transaction> transaction = database::Transaction::begin(m_context.connection());
    if (!transaction)
        return transaction.error();
    SHOWROOM_TRY(finish(m_context.connection(), outcome));
    SHOWROOM_TRY(m_context.checkpoint());
    SHOWROOM_TRY(publish(file, *written));
    if (const Result<void> committed = transaction->commit(); !committed)
        return recordAgain(file, outcome, committed.error());
    return outcome;
}

// The file has its name, and nobody knows whether its record was kept: it is made again, or the file goes. A job that
// somebody took over meanwhile is theirs, with the file.
Result<QJsonObject> ExportRun::recordAgain(ExportFile &file, const QJsonObject &outcome, const Error &lost)
{
    Result<database::Connection> again = database::Connection::open(m_context.connection().settings());
    const Result<void> recorded = again ? finish(*again, outcome) : Result<void>(again.error());
    if (recorded)
        return outcome;
    if (recorded.error().code != ErrorCode::Busy) {
        file.withdraw();
        if (m_manifestFile)
            m_manifestFile->withdraw();
    }
    return lost;
}

// Both files are complete on the disk before the first gets its name, and the manifest is the first: whatever ends the
// program between the two leaves a manifest without a file, which the next export replaces, and never a file without
// one. Where a file is replaced, the old one stands beside the new manifest for the time of one rename, and does not
// verify.
Result<void> ExportRun::publish(ExportFile &file, const ExportFile::Written &written)
{
    if (m_request.format == Format::Csv) // the zip has its manifest inside
        return file.publish(m_request.replaceExisting);
    m_manifest.files = {{QFileInfo(m_request.path).fileName(), {}, written.bytes, written.sha256}};
    const QString path = ExportManifest::pathBeside(m_request.path);
    Result<ExportFile> manifest = ExportFile::create(path, m_context.job().id);
    if (!manifest)
        return manifest.error();
    SHOWROOM_TRY(manifest->write(m_manifest.toJson()));
    if (const auto synced = manifest->sync(); !synced)
        return synced.error();
    const bool isLeftOver = !QFileInfo::exists(m_request.path) && ExportManifest::isManifest(path);
    SHOWROOM_TRY(manifest->publish(m_request.replaceExisting || isLeftOver));
    m_manifestFile.emplace(std::move(*manifest));
    Result<void> published = file.publish(m_request.replaceExisting);
    if (!published)
        m_manifestFile->withdraw();
    return published;
}

void ExportRun::showPart(qsizetype part, qint64 rows, jobs::PartState state)
{
    m_context.updateProgress([&](jobs::JobProgress &progress) {
        progress.done = m_rows + rows;
        if (part < progress.parts.size()) {
            progress.parts[part].done = rows;
            progress.parts[part].state = state;
        }
    });
}

} // namespace

Result<QJsonObject> runExport(jobs::JobContext &context)
{
    return ExportRun(context).run();
}

} // namespace showroom::exporting
