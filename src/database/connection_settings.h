#pragma once

#include <QMap>
#include <QString>

#include <chrono>

namespace showroom::database {

/// Where a PostgreSQL is and who asks. An empty field leaves the matter to libpq: PG* variables, service file, pgpass.
struct ConnectionSettings {
    QString host; ///< name, address, or the absolute path of a socket directory
    int port = 0; ///< 0: libpq decides
    QString database;
    QString user;
    QString password;
    QString service;               ///< an entry of pg_service.conf
    QString sslMode;               ///< empty: verify-full for remote hosts, libpq's default for local ones
    QString sslRootCert;           ///< empty: the system's certificates when sslMode verifies
    QString sslCert;               ///< our own certificate, for servers that ask for one
    QString sslKey;                ///< its private key
    QMap<QString, QString> others; ///< further parameters of libpq, by keyword
    QString applicationName = QStringLiteral("showroom");
    std::chrono::seconds connectTimeout{5};

    bool operator==(const ConnectionSettings &) const = default;

    /// The host that is named here, by the service, or by PGHOST; empty when nobody names one.
    QString effectiveHost() const;

    /// Where the connection goes: an address (hostaddr) needs no lookup and beats the host's name, which is then only
    /// compared with the certificate.
    QString effectiveAddress() const;

    /// True when the server is on this machine: a socket, a loopback name, or nobody named another one.
    bool isLocal() const;

    /// True when the way to the server is a unix socket, which answers or refuses at once.
    bool usesSocket() const;

    /// The options for QSqlDatabase::setConnectOptions: time-outs, keepalives, TLS, application name, UTC.
    QString connectOptions() const;

    /// The same settings with another database, for example the maintenance database `postgres`.
    ConnectionSettings withDatabase(const QString &name) const;

    /// "showroom at db.example.com:5432" for sentences; never a password.
    QString describe() const;
};

} // namespace showroom::database
