#pragma once

#include "core/exporting/export_request.h"
#include "database/connection.h"
#include "support/test_database.h"
#include "test_job_context.h"

#include <QJsonObject>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>

namespace showroom::test {

/// A migrated database with environments that plain SQL fills, a person of support, and a folder for the files.
class ExportFixture final {
public:
    ExportFixture();

    bool isValid() const { return m_error.isEmpty(); }
    QByteArray error() const { return m_error; }

    /// No environments, jobs or files; a connection that a test broke is made anew.
    void reset();

    /// As the superuser; the test fails when the server refuses.
    void sql(const QByteArray &script);
    QString ask(const QByteArray &query);
    /// The first column, row by row.
    QByteArrayList lines(const QByteArray &query);

    /// A complete environment of a blueprint, without rows.
    void addEnvironment(const QString &id, const QString &blueprint = QStringLiteral("impact"));
    /// A registered table of a blueprint of its own; `columns` follow (tenant_id text, id bigint).
    void addTable(const QString &schema, const QString &name, const QString &columns);
    /// People and events of every kind in the product's own tables, for an environment or anybody else.
    void addPeople(const QString &tenant, int users, int events);

    exporting::ExportRequest request(const QString &environmentId, exporting::Format format) const;
    /// Runs the export as a person of support.
    Result<QJsonObject> run(const exporting::ExportRequest &request, qint64 job = 1000,
                            const std::function<void(TestJobContext &, const jobs::JobProgress &)> &onProgress = {});

    QByteArray content(const QString &name) const;
    QStringList files() const;
    QString path(const QString &name) const { return m_folder.filePath(name); }

    database::Connection &superuser() { return *m_superuser; }
    database::Connection &support() { return *m_support; }
    const TestDatabase &database() const { return m_database; }

private:
    TestDatabase m_database;
    QTemporaryDir m_folder;
    std::optional<database::Connection> m_superuser;
    std::optional<database::Connection> m_support;
    QByteArray m_error;
};

} // namespace showroom::test
