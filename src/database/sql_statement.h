#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringBuilder>
#include <QVariant>

#include <optional>

namespace showroom::database {

/// One SQL statement whose `:name` placeholders became `$1`, `$2` … for the server to bind.
///
/// A placeholder is a colon and a lower-case name; colons in quotes, dollar quotes, comments, casts (`::`) and slices
/// with numbers are left alone. A name may occur several times and is one parameter.
class SqlStatement {
public:
    SqlStatement() = default;

    /// For the few bootstrap statements of src/database and for tests; features load theirs with `_sql`.
    static SqlStatement fromText(const QByteArray &sql, const QString &name = {});

    bool isEmpty() const { return m_text.isEmpty(); }
    /// The catalogue's name ("environments/list"), or empty.
    QString name() const { return m_name; }
    /// What is sent: positional parameters.
    QByteArray text() const { return m_text; }
    /// Parameter names in positional order.
    QByteArrayList parameters() const { return m_parameters; }

private:
    QString m_name;
    QByteArray m_text;
    QByteArrayList m_parameters;
};

/// A named value for a statement: `{"id", id}`.
///
/// An invalid QVariant, an empty optional, `nullptr` and an invalid date are NULL; a null QString is the empty text.
/// QStringList becomes an array's text, QJsonObject and QJsonArray JSON text (cast in SQL: `:regions::text[]`,
/// `:parameters::jsonb`), QByteArray bytea, QDateTime UTC.
struct Binding {
    template <class T>
    Binding(const char *bindingName, const T &bindingValue)
        : name(bindingName)
        , value(QVariant::fromValue(bindingValue))
    {
    }
    template <class T>
    Binding(const char *bindingName, const std::optional<T> &bindingValue)
        : name(bindingName)
        , value(bindingValue ? QVariant::fromValue(*bindingValue) : QVariant())
    {
    }
    template <class A, class B>
    Binding(const char *bindingName, const QStringBuilder<A, B> &bindingValue)
        : name(bindingName)
        , value(QString(bindingValue))
    {
    }
    Binding(const char *bindingName, const QVariant &bindingValue)
        : name(bindingName)
        , value(bindingValue)
    {
    }
    Binding(const char *bindingName, std::nullptr_t)
        : name(bindingName)
    {
    }

    QByteArray name;
    QVariant value;
};

using Bindings = QList<Binding>;

} // namespace showroom::database
