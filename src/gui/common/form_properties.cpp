#include "gui/common/form_properties.h"

#include "gui/common/builders.h"

#include <QHash>
#include <QLabel>
#include <QPushButton>
#include <QVariant>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

Type typeNamed(const QString &name)
{
    static const QHash<QString, Type> types{{u"caption"_s, Type::Caption}, {u"field"_s, Type::Field},
                                            {u"strong"_s, Type::Strong},   {u"heading"_s, Type::Heading},
                                            {u"title"_s, Type::Title},     {u"display"_s, Type::Display},
                                            {u"mono"_s, Type::Mono}};
    return types.value(name, Type::Body);
}

QPalette::ColorRole toneNamed(const QString &name)
{
    static const QHash<QString, QPalette::ColorRole> tones{{u"secondary"_s, QPalette::LinkVisited},
                                                           {u"muted"_s, QPalette::PlaceholderText},
                                                           {u"danger"_s, QPalette::BrightText}};
    return tones.value(name, QPalette::WindowText);
}

} // namespace

void applyFormProperties(QWidget &widget)
{
    if (auto *label = qobject_cast<QLabel *>(&widget)) {
        if (const QVariant type = label->property("type"); type.isValid())
            label->setFont(face(typeNamed(type.toString())));
        if (const QVariant tone = label->property("tone"); tone.isValid())
            label->setForegroundRole(toneNamed(tone.toString()));
    }
    if (auto *button = qobject_cast<QPushButton *>(&widget))
        if (const QString glyphName = button->property("glyph").toString(); !glyphName.isEmpty())
            button->setIcon(icon(glyphName, inkOf(*button)));
}

} // namespace showroom::gui
