#include "gui/exporting/exports_decorator.h"

#include "base/clock.h"
#include "gui/common/cell_roles.h"
#include "gui/common/tokens.h"
#include "gui/common/wording.h"
#include "models/exports_model.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using exporting::ExportRecord;
using models::ExportsModel;

namespace {

constexpr qsizetype shownDigits = 12; // of a checksum; the tooltip has all of them

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::gui::ExportsPage)
};

struct StateLook {
    QString text;
    QString glyph;
    Meaning meaning;
};

StateLook stateLook(const QString &state)
{
    if (state == u"done"_s)
        return {Texts::tr("Done"), u"circle-check"_s, Meaning::Success};
    if (state == u"running"_s)
        return {Texts::tr("Running"), u"loader"_s, Meaning::Info};
    if (state == u"queued"_s || state == u"paused"_s)
        return {Texts::tr("Waiting"), u"circle-dashed"_s, Meaning::Neutral};
    if (state == u"cancelled"_s)
        return {Texts::tr("Cancelled"), u"circle-pause"_s, Meaning::Neutral};
    return {Texts::tr("Failed"), u"circle-x"_s, Meaning::Danger};
}

QString ready(const QString &text)
{
    return text.isEmpty() ? u"—"_s : text;
}

QString textOf(const ExportRecord &record, int column, const QDateTime &now)
{
    const QLocale locale;
    switch (column) {
    case ExportsModel::Environment:
        return record.environmentName;
    case ExportsModel::File:
        return QFileInfo(record.request.path).fileName();
    case ExportsModel::Format:
        return formatText(record.request);
    case ExportsModel::State:
        return stateLook(record.state).text;
    case ExportsModel::Rows:
        return record.rows ? locale.toString(*record.rows) : u"—"_s;
    case ExportsModel::Size:
        return record.bytes ? wording::dataSize(*record.bytes) : u"—"_s;
    case ExportsModel::Who:
        return record.requestedBy;
    case ExportsModel::Why:
        return ready(record.request.reason);
    case ExportsModel::Checksum:
        return ready(record.sha256.left(shownDigits));
    case ExportsModel::Created:
        return wording::ago(record.createdAt, now);
    default:
        return {};
    }
}

QString tooltipOf(const ExportRecord &record, int column)
{
    switch (column) {
    case ExportsModel::Environment:
        return record.request.environmentId;
    case ExportsModel::File:
        return record.request.path;
    case ExportsModel::Why:
        return record.request.reason;
    case ExportsModel::Checksum:
        return record.sha256;
    case ExportsModel::Created:
        return wording::exact(record.createdAt);
    default:
        return {};
    }
}

bool isFigure(int column)
{
    return column == ExportsModel::Rows || column == ExportsModel::Size || column == ExportsModel::Created;
}

} // namespace

QString formatText(const exporting::ExportRequest &request)
{
    const QString format = exporting::toWord(request.format).toUpper();
    if (request.format == exporting::Format::Csv)
        return format + u" · zip"_s;
    return request.compression == exporting::Compression::None
               ? format
               : QString(format + u" · "_s + exporting::toWord(request.compression));
}

ExportsDecorator::ExportsDecorator(const Clock &clock, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_clock(clock)
{
}

QVariant ExportsDecorator::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto record = QIdentityProxyModel::data(index, ExportsModel::RecordRole).value<ExportRecord>();
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return textOf(record, column, m_clock.now());
    case Qt::ToolTipRole:
        return tooltipOf(record, column);
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, role);
    case SubTextRole:
        return column == ExportsModel::Environment ? record.request.environmentId : QVariant();
    case GlyphRole:
        return column == ExportsModel::State ? stateLook(record.state).glyph : QVariant();
    case MeaningRole:
        return int(stateLook(record.state).meaning);
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QVariant ExportsDecorator::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int((isFigure(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return QIdentityProxyModel::headerData(section, orientation, role);
}

} // namespace showroom::gui
