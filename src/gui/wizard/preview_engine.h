#pragma once

#include "base/result.h"
#include "generation/blueprint.h"
#include "generation/dataset_plan.h"
#include "generation/dataset_request.h"
#include "masking/salt.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <stop_token>

namespace showroom::gui {

/// What a request would produce, as the wizard shows it.
struct TenantPreview {
    /// Rows of one table that stand for the rest.
    struct Sample {
        generation::PlannedTable table;
        QList<QVariantMap> rows; ///< twelve, or all there are
    };

    QList<generation::MonthlyVolume> volumes;
    QList<Sample> samples; ///< parents before children
    qint64 people = 0;
    qint64 events = 0;
};

/// Runs the real engine over what the wizard asks for, on a thread of its own and a moment after the last change; a
/// newer request makes an older one worthless.
class PreviewEngine final : public QObject {
    Q_OBJECT

public:
    /// Called on the engine's thread.
    using SaltSource = std::function<Result<masking::Salt>()>;

    PreviewEngine(generation::BlueprintPtr blueprint, SaltSource salt, QObject *parent = nullptr);
    /// Ends the preview that is being computed, whatever its size; some milliseconds.
    ~PreviewEngine() override;
    Q_DISABLE_COPY_MOVE(PreviewEngine)

    void setBlueprint(const generation::BlueprintPtr &blueprint) { m_blueprint = blueprint; }
    void request(const generation::DatasetRequest &request);
    /// Drops what was asked for.
    void clear();

signals:
    void ready(const showroom::gui::TenantPreview &preview);
    void failed(const showroom::Error &error);

private:
    void start();

    generation::BlueprintPtr m_blueprint;
    SaltSource m_salt;
    QThreadPool m_pool;
    QTimer m_delay;
    generation::DatasetRequest m_request;
    std::stop_source m_stop; ///< of the latest request
};

} // namespace showroom::gui
