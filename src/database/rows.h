#pragma once

#include <QDate>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>
#include <QVariant>

#include <memory>

typedef struct pg_result PGresult;

namespace showroom::database {

/// One row of a result; cheap to copy, keeps its result alive. A NULL reads as the type's empty value; isNull() tells.
class Row {
public:
    Row(std::shared_ptr<const PGresult> result, int index);

    int columnCount() const;
    QString columnName(int column) const;
    /// The column's position, or -1.
    int column(const char *name) const;

    bool isNull(const char *name) const;
    /// By the column's type: bool, int, qlonglong, double, QDate, QDateTime (UTC, milliseconds), QByteArray for bytea,
    /// QString for everything else (numeric, uuid, json, arrays), invalid for NULL.
    QVariant value(const char *name) const;
    QVariant value(int column) const;

    QString text(const char *name) const;
    qint64 integer(const char *name) const;
    double real(const char *name) const;
    bool boolean(const char *name) const;
    QDate date(const char *name) const;
    QDateTime dateTime(const char *name) const;
    QJsonObject jsonObject(const char *name) const;
    QJsonArray jsonArray(const char *name) const;
    /// A text[] column.
    QStringList texts(const char *name) const;
    /// As the server writes the value, booleans in full and bytes in hexadecimal; a null QString for NULL.
    QString words(int column) const;
    /// The server's bytes of the column, untouched.
    QByteArray raw(int column) const;

private:
    QByteArray raw(const char *name) const;

    std::shared_ptr<const PGresult> m_result;
    int m_index;
};

/// A whole result in memory, iterable by row.
class Rows {
public:
    class Iterator {
    public:
        Iterator(const Rows *rows, int index)
            : m_rows(rows)
            , m_index(index)
        {
        }
        Row operator*() const { return m_rows->at(m_index); }
        Iterator &operator++()
        {
            ++m_index;
            return *this;
        }
        bool operator==(const Iterator &) const = default;

    private:
        const Rows *m_rows;
        int m_index;
    };

    explicit Rows(std::shared_ptr<const PGresult> result = {});

    int size() const;
    bool isEmpty() const { return size() == 0; }
    Row at(int index) const { return Row(m_result, index); }
    Row first() const { return at(0); }
    Iterator begin() const { return {this, 0}; }
    Iterator end() const { return {this, size()}; }

private:
    std::shared_ptr<const PGresult> m_result;
};

} // namespace showroom::database
