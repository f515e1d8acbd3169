#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace showroom::exporting {

class OutputBuffer;

/// A JSON string with its quotes, escaped as PostgreSQL's escape_json does; UTF-8 stays as it is.
void appendJsonString(OutputBuffer &out, QByteArrayView text);

/// The same as a value, for keys and names.
QByteArray jsonString(QByteArrayView text);

/// JSON that is on one line afterwards: line breaks between its tokens become spaces. Inside JSON strings they are
/// escaped already.
void appendJsonLine(OutputBuffer &out, QByteArrayView json);

} // namespace showroom::exporting
