#include "database/binding_encoder.h"

#include <QDate>
#include <QDateTime>
#include <QMetaType>
#include <QUuid>

#include <algorithm>
#include <cmath>

namespace showroom::database {

using namespace Qt::StringLiterals;

namespace {

constexpr unsigned int byteaType = 17;

struct Encoded {
    QByteArray bytes;
    bool isNull = false;
    bool isBinary = false;
};

using EncodedResult = Result<Encoded>;

EncodedResult text(const QByteArray &bytes)
{
    return Encoded{bytes, false, false};
}

EncodedResult null()
{
    return Encoded{{}, true, false};
}

EncodedResult encodeString(const QString &string)
{
    if (string.contains(QChar::Null))
        return fail(ErrorCode::InvalidInput, u"A text holds a NUL character."_s, u"Remove the control character."_s);
    return text(string.toUtf8());
}

QByteArray encodeReal(double number)
{
    if (std::isnan(number))
        return "NaN";
    if (std::isinf(number))
        return number > 0 ? "Infinity" : "-Infinity";
    return QByteArray::number(number, 'g', 17);
}

EncodedResult encode(const QVariant &value);

EncodedResult encodeArray(const QVariantList &elements)
{
    QByteArray array = "{";
    for (const QVariant &element : elements) {
        EncodedResult encoded = encode(element);
        if (!encoded)
            return encoded;
        if (array.size() > 1)
            array += ',';
        if (encoded->isNull) {
            array += "NULL";
            continue;
        }
        encoded->bytes.replace('\\', "\\\\").replace('"', "\\\"");
        array += '"' + encoded->bytes + '"';
    }
    return text(array + '}');
}

EncodedResult encodeDateTime(const QDateTime &time)
{
    return time.isValid() ? text(time.toUTC().toString(Qt::ISODateWithMs).toLatin1()) : null();
}

EncodedResult encodeDate(QDate date)
{
    return date.isValid() ? text(date.toString(Qt::ISODate).toLatin1()) : null();
}

EncodedResult encode(const QVariant &value)
{
    switch (value.metaType().id()) {
    case QMetaType::UnknownType:
    case QMetaType::Nullptr:
        return null();
    case QMetaType::Bool:
        return text(value.toBool() ? "true" : "false");
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::Long:
    case QMetaType::LongLong:
    case QMetaType::ULong:
    case QMetaType::ULongLong:
    case QMetaType::Short:
    case QMetaType::UShort:
        return text(value.toString().toLatin1());
    case QMetaType::Float:
    case QMetaType::Double:
        return text(encodeReal(value.toDouble()));
    case QMetaType::QString:
        return encodeString(value.toString());
    case QMetaType::QByteArray:
        return Encoded{value.toByteArray(), false, true};
    case QMetaType::QDate:
        return encodeDate(value.toDate());
    case QMetaType::QDateTime:
        return encodeDateTime(value.toDateTime());
    case QMetaType::QUuid:
        return text(value.toUuid().toByteArray(QUuid::WithoutBraces));
    case QMetaType::QStringList:
    case QMetaType::QVariantList:
        return encodeArray(value.toList());
    case QMetaType::QJsonObject:
        return text(QJsonDocument(value.toJsonObject()).toJson(QJsonDocument::Compact));
    case QMetaType::QJsonArray:
        return text(QJsonDocument(value.toJsonArray()).toJson(QJsonDocument::Compact));
    default:
        return fail(ErrorCode::Internal,
                    u"A value of type %1 has no form in SQL."_s.arg(QString::fromLatin1(value.metaType().name())));
    }
}

Error unbound(const SqlStatement &statement, const QByteArray &name, const QString &what)
{
    return fail(ErrorCode::Internal,
                u"The statement “%1” %2 “%3”."_s.arg(statement.name(), what, QString::fromUtf8(name)));
}

void append(EncodedBindings &all, Encoded encoded)
{
    all.types.push_back(encoded.isBinary ? byteaType : 0);
    all.lengths.push_back(int(encoded.bytes.size()));
    all.formats.push_back(encoded.isBinary ? 1 : 0);
    all.bytes.push_back(std::move(encoded.bytes));
    all.values.push_back(encoded.isNull ? nullptr : all.bytes.back().constData());
}

} // namespace

Result<EncodedBindings> encodeBindings(const SqlStatement &statement, const Bindings &bindings)
{
    const QByteArrayList parameters = statement.parameters();
    for (const Binding &binding : bindings) {
        if (!parameters.contains(binding.name))
            return unbound(statement, binding.name, u"has no parameter"_s);
    }
    EncodedBindings all;
    all.bytes.reserve(std::size_t(parameters.size()));
    for (const QByteArray &parameter : parameters) {
        const auto binding = std::find_if(bindings.begin(), bindings.end(),
                                          [&](const Binding &candidate) { return candidate.name == parameter; });
        if (binding == bindings.end())
            return unbound(statement, parameter, u"got no value for"_s);
        EncodedResult encoded = encode(binding->value);
        if (!encoded) {
            Error error = encoded.error();
            if (error.code == ErrorCode::InvalidInput)
                error.problems = {{QString::fromUtf8(parameter), u"nul-character"_s, error.message}};
            return error;
        }
        append(all, std::move(*encoded));
    }
    return all;
}

} // namespace showroom::database
