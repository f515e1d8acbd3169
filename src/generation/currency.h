#pragma once

#include <QStringView>

namespace showroom::generation {

/// The decimals that amounts of a currency have (ISO 4217, minor units): 0 for JPY, 3 for KWD, 2 for most.
int currencyDecimals(QStringView currency);

} // namespace showroom::generation
