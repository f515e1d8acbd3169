#pragma once

#include <QByteArray>

namespace showroom::test {

/// SQL that makes an environment that is ready, without a row of data, like `demo-blueprint`; `created` ago and to
/// expire in so long, as intervals of PostgreSQL. A sandbox is a trial.
inline QByteArray readyEnvironment(const QByteArray &id, const QByteArray &created, const QByteArray &expires)
{
    return "INSERT INTO showroom.environment (id, kind, name, status, blueprint, blueprint_version, size, parameters, "
           "seed, reference_date, salt_version, isolation, created_at, expires_at) "
           "SELECT '" +
           id + "', split_part('" + id + "', '-', 1), '" + id +
           "', 'ready', blueprint, blueprint_version, size, parameters, seed, reference_date, salt_version, "
           "'shared_schema', now() - interval '" +
           created + "', now() + interval '" + expires + "' FROM showroom.environment WHERE id = 'demo-blueprint';" +
           (id.startsWith("sandbox-") ? "INSERT INTO showroom.sandbox (environment, type, max_users, max_api_calls) "
                                        "VALUES ('" +
                                            id + "', 'trial', 10, 100);"
                                      : QByteArray());
}

} // namespace showroom::test
