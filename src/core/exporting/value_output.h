#pragma once

#include <QByteArrayView>

namespace showroom::exporting {

class OutputBuffer;

/// A binary numeric; NaN and the infinities stand in `quote`.
void appendNumeric(OutputBuffer &out, QByteArrayView value, char quote);

/// Two lower-case hexadecimal digits a byte.
void appendHex(OutputBuffer &out, QByteArrayView bytes);

} // namespace showroom::exporting
