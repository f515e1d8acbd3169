#pragma once

#include "core/jobs/job.h"
#include "gui/seeding/rate_history.h"

#include <QHash>
#include <QWidget>

namespace showroom::gui {

class ProgressRow;

/// A progress row per part of a job, with the rate of each; rows keep their place as the job goes on.
class PartRows final : public QWidget {
    Q_OBJECT

public:
    explicit PartRows(QWidget *parent = nullptr);

    /// `isActive` says whether running parts are still moving.
    void setParts(const QList<jobs::PartProgress> &parts, qint64 workedMs, bool isActive);
    /// Another owner goes on.
    void goOn(const QList<jobs::PartProgress> &parts, qint64 workedMs);
    void clear();

private:
    struct Part {
        ProgressRow *row;
        RateHistory rates;
    };

    void show(const jobs::PartProgress &part, const Part &shown, bool isActive) const;

    QHash<QString, Part> m_parts; ///< by the part's stable name
};

} // namespace showroom::gui
