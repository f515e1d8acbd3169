#pragma once

#include <QString>

/// Texts of other people's data, made fit for a cell and for what is copied out of it.
namespace showroom::gui {

/// One line in which control characters, line ends and marks that turn the direction of writing are seen instead of
/// obeyed: "␊", "␛", "⟨U+202E⟩".
QString visibleText(const QString &text);

/// A cell of tab-separated text: one visible line that neither a terminal obeys nor a spreadsheet takes for a formula.
/// Numbers keep their sign.
QString tsvCell(const QString &text);

} // namespace showroom::gui
