#include "core/exporting/value_output.h"

#include "core/exporting/output_buffer.h"
#include "core/exporting/value_text.h"

#include <algorithm>

namespace showroom::exporting {

using namespace value_text;

void appendNumeric(OutputBuffer &out, QByteArrayView value, char quote)
{
    const bool isNumber = isFiniteNumeric(value);
    char *next = out.reserve(numericSize(value));
    if (!isNumber)
        *next++ = quote;
    next = writeNumeric(next, value);
    if (!isNumber)
        *next++ = quote;
    out.commit(next);
}

void appendHex(OutputBuffer &out, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const qsizetype size = std::min(bytes.size(), OutputBuffer::capacity / 2);
        out.commit(writeHex(out.reserve(2 * size), bytes.first(size)));
        bytes = bytes.sliced(size);
    }
}

} // namespace showroom::exporting
