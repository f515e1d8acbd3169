#pragma once

#include <QByteArrayView>

namespace showroom {

/// Whether a spreadsheet would read this text of a cell as a formula, or take its first apostrophe for a mark of its
/// own: what begins, after blanks, with = + - @, their full-width forms, a tab or a line break, or with an apostrophe.
/// One apostrophe in front makes it a text everywhere.
bool needsApostrophe(QByteArrayView text);

} // namespace showroom
