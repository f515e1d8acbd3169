#include "gui/tour/tour_exports.h"

#include "gui/tour/tour_fixture.h"

#include <QCryptographicHash>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using exporting::Compression;
using exporting::ExportRecord;
using exporting::Format;

namespace {

struct Entry {
    QString environment;
    QString name;
    Format format;
    Compression compression;
    QString state;
    qint64 rows;
    qint64 bytes;
    QString who;
    QString why;
    int minutesAgo;
};

ExportRecord recordOf(const Entry &entry, int number)
{
    ExportRecord record;
    record.id = QString::number(number);
    record.environmentName = entry.name;
    record.isEnvironmentThere = entry.environment != u"demo-harbour-media"_s;
    record.state = entry.state;
    record.request.environmentId = entry.environment;
    record.request.format = entry.format;
    record.request.compression = entry.compression;
    record.createdAt = tourTime().addSecs(-60 * entry.minutesAgo);
    record.request.path = u"/home/amelia/Documents/Exports/"_s + entry.environment + u'-' +
                          record.createdAt.date().toString(Qt::ISODate) +
                          exporting::fileSuffix(entry.format, entry.compression);
    record.request.reason = entry.why;
    record.requestedBy = entry.who;
    if (entry.state != u"done"_s)
        return record;
    record.rows = entry.rows;
    record.bytes = entry.bytes;
    record.sha256 =
        QString::fromLatin1(QCryptographicHash::hash(record.request.path.toUtf8(), QCryptographicHash::Sha256).toHex());
    return record;
}

} // namespace

TourExports::TourExports(QList<ExportRecord> records)
    : m_answer(std::move(records))
{
}

QFuture<Result<QList<ExportRecord>>> TourExports::listExports(const QString &, const QString &, int)
{
    return QtFuture::makeReadyFuture(m_answer);
}

QList<ExportRecord> tourExports()
{
    const auto acme = u"demo-acme-robotics"_s;
    const auto acmeName = u"Acme Robotics"_s;
    const QList<Entry> entries{
        {u"demo-solstice-bank"_s, u"Solstice Bank"_s, Format::Jsonl, Compression::Zstd, u"running"_s, 0, 0,
         u"priya.raman"_s, u"Load test of the reporting service"_s, 1},
        {u"demo-ethics-showcase"_s, u"Ethics showcase"_s, Format::Csv, Compression::None, u"done"_s, 126'000, 6'204'118,
         u"amelia.hart"_s, u"Charts for the partner day"_s, 26},
        {acme, acmeName, Format::Jsonl, Compression::None, u"done"_s, 25'750, 9'418'220, u"priya.raman"_s, {}, 130},
        {acme, acmeName, Format::Sql, Compression::Gzip, u"done"_s, 25'750, 1'102'914, u"kenji.mori"_s,
         u"Reproduce ticket 4711 locally"_s, 640},
        {u"demo-northwind-health"_s, u"Northwind Health"_s, Format::Sql, Compression::None, u"failed"_s, 0, 0,
         u"kenji.mori"_s, u"Data set for the November training"_s, 1'500},
        {u"demo-harbour-media"_s, u"Harbour Media"_s, Format::Json, Compression::None, u"done"_s, 1'175, 394'277,
         u"amelia.hart"_s, u"Kept before the tear-down"_s, 4'400},
        {u"demo-northwind-health"_s,
         u"Northwind Health"_s,
         Format::Jsonl,
         Compression::Gzip,
         u"cancelled"_s,
         0,
         0,
         u"marcus.bell"_s,
         {},
         7'300},
    };
    QList<ExportRecord> records;
    for (const Entry &entry : entries)
        records.append(recordOf(entry, int(records.size())));
    return records;
}

} // namespace showroom::gui
