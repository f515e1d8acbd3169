#include "gui/sessions/session_verbs.h"

#include "gui/palette/palette_flow.h"
#include "gui/sessions/session_actions.h"

#include <QCoreApplication>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::gui::SessionActions)
};

QString unlessReady(const Environment &environment)
{
    return environment.status == environments::Status::Ready ? QString() : Texts::tr("It has to be filled first");
}

} // namespace

void addSessionVerbs(PaletteFlow &palette, SessionActions &actions)
{
    palette.addVerb({Texts::tr("Enter a session of %1…"), u"layers"_s, 0, unlessReady,
                     [&actions](const Environment &environment) { actions.enter(environment.id); }});
    palette.addVerb({Texts::tr("Verify base data of %1…"), u"shield-check"_s, 0, unlessReady,
                     [&actions](const Environment &environment) { actions.verify(environment.id, environment.name); }});
    palette.addVerb({Texts::tr("Clear stale sessions of %1…"), u"clock"_s, 0, unlessReady,
                     [&actions](const Environment &environment) { actions.clearStale(environment.id); }});
}

} // namespace showroom::gui
