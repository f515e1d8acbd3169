#include "gui/seeding/part_rows.h"

#include "gui/common/progress_row.h"
#include "gui/common/wording.h"

#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using jobs::PartProgress;
using jobs::PartState;

namespace {

constexpr int sparkPoints = 24;

QString timeLeft(const PartProgress &part, double rate)
{
    if (rate <= 0)
        return PartRows::tr("Running");
    const auto left = std::chrono::milliseconds(qint64(double(part.total - part.done) * 1000 / rate));
    return PartRows::tr("%1 left").arg(wording::duration(left));
}

} // namespace

PartRows::PartRows(QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
}

void PartRows::setParts(const QList<PartProgress> &parts, qint64 workedMs, bool isActive)
{
    for (const PartProgress &part : parts) {
        if (!m_parts.contains(part.name)) {
            auto *row = new ProgressRow(part.label);
            row->setObjectName(part.name + u"ProgressRow"_s);
            layout()->addWidget(row);
            m_parts.insert(part.name, {row, {}});
        }
        Part &shown = m_parts[part.name];
        // By the time its end is heard of, the next part is being written: only a short part's rate needs that reading.
        const bool endsShortPart =
            part.state == PartState::Done && shown.rates.size() == 1 && shown.rates.done() < part.done;
        if (part.state == PartState::Running || endsShortPart)
            shown.rates.add(workedMs, part.done);
        show(part, shown, isActive);
    }
}

void PartRows::goOn(const QList<PartProgress> &parts, qint64 workedMs)
{
    for (const PartProgress &part : parts)
        if (const auto shown = m_parts.find(part.name); shown != m_parts.end() && shown->rates.size() > 0)
            shown->rates.goOn(workedMs, part.done);
}

void PartRows::clear()
{
    for (const Part &part : std::as_const(m_parts))
        delete part.row;
    m_parts.clear();
}

void PartRows::show(const PartProgress &part, const Part &shown, bool isActive) const
{
    const double rate = shown.rates.average();
    shown.row->setProgress(part.done, part.total);
    shown.row->setRate(rate > 0 ? tr("%1/s", "rows per second").arg(wording::compactNumber(rate)) : u"—"_s,
                       shown.rates.course(sparkPoints));
    switch (part.state) {
    case PartState::Waiting:
        shown.row->setState(Meaning::Neutral, tr("Waiting"));
        break;
    case PartState::Running:
        if (isActive)
            shown.row->setState(Meaning::Info, timeLeft(part, rate));
        else
            shown.row->setState(Meaning::Neutral, tr("Stopped"));
        break;
    case PartState::Done:
        shown.row->setState(Meaning::Success, tr("Done"));
        break;
    case PartState::Failed:
        shown.row->setState(Meaning::Danger, tr("Failed"));
        break;
    }
}

} // namespace showroom::gui
