#include "gui/common/button_variant.h"

#include <QVariant>
#include <QWidget>

#include <array>
#include <utility>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<std::pair<Variant, QLatin1StringView>, 7> names{{
    {Variant::Secondary, ""_L1},
    {Variant::Primary, "primary"_L1},
    {Variant::Danger, "danger"_L1},
    {Variant::DangerQuiet, "dangerQuiet"_L1},
    {Variant::Quiet, "quiet"_L1},
    {Variant::Link, "link"_L1},
    {Variant::Chip, "chip"_L1},
}};

} // namespace

Variant variantOf(const QWidget *widget)
{
    const QString word = widget ? widget->property("variant").toString() : QString();
    for (const auto &[variant, name] : names)
        if (word == name)
            return variant;
    return Variant::Secondary;
}

bool isCompact(const QWidget *widget)
{
    return widget && widget->property("compact").toBool();
}

QString variantName(Variant variant)
{
    for (const auto &[candidate, name] : names)
        if (candidate == variant)
            return name;
    return {};
}

} // namespace showroom::gui
