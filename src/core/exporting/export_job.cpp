#include "core/environments/create_tenant.h"
#include "core/exporting/copy_tuple.h"
#include "core/exporting/export_file.h"
#include "core/exporting/export_plan.h"
#include "core/exporting/exports.h"
#include "core/exporting/jsonl_writer.h"
#include "core/exporting/output_buffer.h"
#include "core/exporting/sql_writer.h"
#include "core/jobs/job_context.h"
#include "database/connection.h"
#include "database/copy_reader.h"
#include "database/sql_catalog.h"
#include "database/transaction.h"

#include <QCoreApplication>

namespace showroom::exporting {

using namespace Qt::StringLiterals;
using namespace database::literals;

namespace {

constexpr qint64 rowsPerProgress = 4096;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::exporting)
};

std::unique_ptr<RecordWriter> makeWriter(Format format, OutputBuffer &out)
{
    switch (format) {
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
    Result<qint64> writeTable(const ExportTable &table, qsizetype part, RecordWriter &writer, const OutputBuffer &out);
    Result<QJsonObject> publish(ExportFile &file);
    void showPart(qsizetype part, qint64 rows, jobs::PartState state);

    jobs::JobContext &m_context;
    ExportRequest m_request;
    QJsonObject m_perTable;
    qint64 m_rows = 0;
};

Result<QJsonObject> ExportRun::run()
{
    if (const QList<Problem> problems = validate(m_request); !problems.isEmpty())
        return environments::toError(problems);
    Result<ExportFile> file = ExportFile::create(m_request.path, m_context.job().id);
    if (!file)
        return file.error();
    SHOWROOM_TRY(writeFile(*file));
    return publish(*file);
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
    return ExportFile::requireSpace(m_request.path, bytes);
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

    OutputBuffer out([&file](QByteArrayView bytes) { return file.write(bytes); });
    const std::unique_ptr<RecordWriter> writer = makeWriter(m_request.format, out);
    writer->begin(*plan);
    for (qsizetype part = 0; part < plan->tables.size(); ++part) {
        const ExportTable &table = plan->tables[part];
        const Result<qint64> rows = writeTable(table, part, *writer, out);
        if (!rows)
            return rows.error();
        m_perTable.insert(QString::fromUtf8(table.name), *rows);
        m_rows += *rows;
        m_context.log(Texts::tr("%1: %2 rows").arg(QString::fromUtf8(table.name)).arg(*rows));
    }
    writer->end(*plan);
    SHOWROOM_TRY(out.flush());
    return snapshot->commit();
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

// The record and the file's appearance are one: holding the job's row keeps anybody from taking the job over meanwhile.
Result<QJsonObject> ExportRun::publish(ExportFile &file)
{
    const Result<ExportFile::Written> written = file.sync();
    if (!written)
        return written.error();
    const QJsonObject outcome{{u"path"_s, m_request.path},
                              {u"format"_s, toWord(m_request.format)},
                              {u"rows"_s, m_rows},
                              {u"bytes"_s, written->bytes},
                              {u"sha256"_s, QString::fromLatin1(written->sha256)},
                              {u"perTable"_s, m_perTable}};
    Result<database::Transaction> transaction = database::Transaction::begin(m_context.connection());
    if (!transaction)
        return transaction.error();
    const auto recorded = m_context.connection().execute(
        "exporting/finish"_sql,
        {{"job", m_context.job().id}, {"token", m_context.fencingToken()}, {"outcome", outcome}});
    if (!recorded)
        return recorded.error();
    SHOWROOM_TRY(m_context.checkpoint());
    SHOWROOM_TRY(file.publish(m_request.replaceExisting));
    SHOWROOM_TRY(transaction->commit());
    return outcome;
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
