#include "gui/wizard/preview_engine.h"

#include "base/when_ready.h"

#include <QtConcurrentRun>

namespace showroom::gui {

using namespace std::chrono_literals;

namespace {

constexpr int sampleSize = 12;

Result<TenantPreview> compute(const generation::BlueprintPtr &blueprint, const generation::DatasetRequest &request,
                              const PreviewEngine::SaltSource &source, const std::stop_token &stop)
{
    const auto salt = source();
    if (!salt)
        return salt.error();
    const auto plan = generation::compile(blueprint, request, *salt, stop);
    if (!plan)
        return plan.error();
    TenantPreview preview;
    preview.volumes = (*plan)->monthlyVolumes();
    preview.events = (*plan)->eventsTotal();
    preview.people = (*plan)->rowsTotal() - preview.events;
    for (int table = 0; table < (*plan)->tables().size(); ++table)
        preview.samples.append({(*plan)->tables()[table], (*plan)->sampleRows(table, sampleSize)});
    return preview;
}

} // namespace

PreviewEngine::PreviewEngine(generation::BlueprintPtr blueprint, SaltSource salt, QObject *parent)
    : QObject(parent)
    , m_blueprint(std::move(blueprint))
    , m_salt(std::move(salt))
{
    m_pool.setMaxThreadCount(1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(150ms);
    connect(&m_delay, &QTimer::timeout, this, &PreviewEngine::start);
}

PreviewEngine::~PreviewEngine()
{
    clear();
    m_pool.waitForDone();
}

void PreviewEngine::request(const generation::DatasetRequest &request)
{
    clear();
    m_request = request;
    m_delay.start();
}

void PreviewEngine::clear()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_delay.stop();
}

void PreviewEngine::start()
{
    const std::stop_token stop = m_stop.get_token();
    const auto task = [blueprint = m_blueprint, request = m_request, salt = m_salt, stop] {
        return stop.stop_requested() ? Result<TenantPreview>() : compute(blueprint, request, salt, stop);
    };
    whenReady(QtConcurrent::run(&m_pool, task), this, [this, stop](const Result<TenantPreview> &preview) {
        if (stop.stop_requested())
            return;
        if (preview)
            emit ready(*preview);
        else
            emit failed(preview.error());
    });
}

} // namespace showroom::gui
