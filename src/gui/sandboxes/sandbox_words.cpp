#include "gui/sandboxes/sandbox_words.h"

#include "core/sandboxes/sandbox.h"

#include <QCoreApplication>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using sandboxes::Type;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::gui)
};

} // namespace

QString aSandboxText(Type type)
{
    switch (type) {
    case Type::Trial:
        return Texts::tr("A trial sandbox");
    case Type::Demo:
        return Texts::tr("A demo sandbox");
    case Type::Development:
        return Texts::tr("A development sandbox");
    case Type::Training:
        break;
    }
    return Texts::tr("A training sandbox");
}

QString sandboxText(Type type)
{
    switch (type) {
    case Type::Trial:
        return Texts::tr("Trial sandbox");
    case Type::Demo:
        return Texts::tr("Demo sandbox");
    case Type::Development:
        return Texts::tr("Development sandbox");
    case Type::Training:
        break;
    }
    return Texts::tr("Training sandbox");
}

QString sandboxGlyph(Type type)
{
    switch (type) {
    case Type::Trial:
        return u"flask-conical"_s;
    case Type::Demo:
        return u"presentation"_s;
    case Type::Development:
        return u"code"_s;
    case Type::Training:
        break;
    }
    return u"graduation-cap"_s;
}

} // namespace showroom::gui
