#pragma once

#include <QString>
#include <QStringList>

namespace showroom::masking_jobs {

/// The candidate that a mistyped name most probably means: the one with the fewest letters to change, at most two or a
/// third of them; empty when none is near. Case does not count.
QString nearName(const QString &name, const QStringList &candidates);

} // namespace showroom::masking_jobs
