#include "gui/masking/local_masking.h"

#include "base/when_ready.h"

#include <QtConcurrentRun>

namespace showroom::gui {

using namespace std::chrono_literals;
using masking_jobs::MaskPlan;
using masking_jobs::PersonFact;
using masking_jobs::TableSample;

namespace {

Result<masking::Masker> maskerOf(const LocalMasking::SaltSource &source, const MaskPlan &plan,
                                 const masking::CorporaPtr &corpora)
{
    const auto salt = source();
    if (!salt)
        return salt.error();
    return masking_jobs::makeMasker(plan, *salt, corpora);
}

Result<database::Connection> noDatabase()
{
    return fail(ErrorCode::DatabaseUnreachable, LocalMasking::tr("No database is open."),
                LocalMasking::tr("Connect to the one that has the table, with a login that may read it."));
}

} // namespace

LocalMasking::LocalMasking(SaltSource salt, masking_jobs::OpenConnection database, QObject *parent)
    : MaskingSource(parent)
    , m_salt(std::move(salt))
    , m_connect(database ? std::move(database) : noDatabase)
    , m_corpora(masking::Corpora::open())
{
    m_looks.setMaxThreadCount(1);
    m_runs.setMaxThreadCount(1);
    m_telling.setInterval(100ms);
    connect(&m_telling, &QTimer::timeout, this, &LocalMasking::tell);
}

LocalMasking::~LocalMasking()
{
    m_isStopped = true;
    m_looks.waitForDone();
    m_runs.waitForDone();
}

QFuture<Result<QStringList>> LocalMasking::tables()
{
    return QtConcurrent::run(&m_looks, [connect = m_connect]() -> Result<QStringList> {
        auto connection = connect();
        if (!connection)
            return connection.error();
        return masking_jobs::readableTables(*connection);
    });
}

masking_jobs::SourceText LocalMasking::table(const QString &name)
{
    return {{}, {}, std::make_shared<masking_jobs::TableAddress>(masking_jobs::TableAddress{name, m_connect})};
}

QFuture<Result<MaskingLook>> LocalMasking::look(const masking_jobs::SourceText &source, masking_jobs::FileFormat format,
                                                const QString &locale)
{
    return QtConcurrent::run(&m_looks, [source, format, locale, corpora = m_corpora]() -> Result<MaskingLook> {
        const auto people = corpora->locale(locale);
        if (!people)
            return people.error();
        auto sample = masking_jobs::readSample(source, format, {}, masking_jobs::sampleRows);
        if (!sample)
            return sample.error();
        MaskingLook look;
        look.proposals = masking_jobs::proposeMasks(*sample, *people);
        look.sample = std::move(*sample);
        return look;
    });
}

QFuture<Result<TableSample>> LocalMasking::preview(const masking_jobs::SourceText &source,
                                                   const masking_jobs::Dialect &dialect, const MaskPlan &plan, int rows)
{
    return QtConcurrent::run(
        &m_looks, [salt = m_salt, corpora = m_corpora, source, dialect, plan, rows]() -> Result<TableSample> {
            const auto masker = maskerOf(salt, plan, corpora);
            if (!masker)
                return masker.error();
            return masking_jobs::previewMask(source, dialect, plan, *masker, rows);
        });
}

QFuture<Result<QList<PersonFact>>> LocalMasking::person(const QString &subject, const MaskPlan &plan)
{
    return QtConcurrent::run(&m_looks,
                             [salt = m_salt, corpora = m_corpora, subject, plan]() -> Result<QList<PersonFact>> {
                                 const auto masker = maskerOf(salt, plan, corpora);
                                 if (!masker)
                                     return masker.error();
                                 return masking_jobs::personFacts(*masker, subject);
                             });
}

void LocalMasking::start(const masking_jobs::MaskRequest &request)
{
    m_isStopped = false;
    m_progress = {};
    const auto work = [this, request]() -> Result<masking_jobs::MaskOutcome> {
        const auto salt = m_salt();
        if (!salt)
            return salt.error();
        return masking_jobs::runMask(request, *salt, m_corpora,
                                     {[this] { return m_isStopped.load(); },
                                      [this](const masking_jobs::RunProgress &progress) {
                                          const QMutexLocker lock(&m_mutex);
                                          m_progress = progress;
                                      }});
    };
    m_telling.start();
    whenReady(QtConcurrent::run(&m_runs, work), this, [this](const Result<masking_jobs::MaskOutcome> &outcome) {
        m_telling.stop();
        emit finished(outcome);
    });
}

void LocalMasking::cancel()
{
    m_isStopped = true;
}

void LocalMasking::tell()
{
    masking_jobs::RunProgress progress;
    {
        const QMutexLocker lock(&m_mutex);
        progress = m_progress;
    }
    emit progressed(progress);
}

} // namespace showroom::gui
