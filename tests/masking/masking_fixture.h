#pragma once

#include "masking/corpora.h"
#include "masking/masker.h"
#include "masking/salt.h"

#include <QTest>

namespace showroom::masking::tests {

/// A masker of a fixed salt and environment for a locale; the test's data must name one that exists.
inline Masker maskerFor(const QString &locale, std::string environment = "demo-acme")
{
    const auto corpus = Corpora::open()->locale(locale);
    const auto salt = Salt::create(QStringLiteral("v1"), QByteArray(Salt::minimumBytes, 'k'));
    if (!corpus || !salt)
        qFatal("no corpus for the test");
    auto masker = Masker::create(*salt, std::move(environment), *corpus);
    if (!masker)
        qFatal("no masker for the test");
    return std::move(*masker);
}

} // namespace showroom::masking::tests
