#include "gui/connection/survey_wording.h"

#include <QCoreApplication>
#include <QStringList>

namespace showroom::gui {

using namespace Qt::StringLiterals;
using access::SchemaState;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::gui::SurveyWords)
};

QString schemaWords(const access::DatabaseSurvey &survey)
{
    if (survey.schema == SchemaState::Current)
        return Texts::tr("Showroom is up to date there");
    const QString state = survey.schema == SchemaState::Missing ? Texts::tr("Showroom is not set up there yet")
                                                                : Texts::tr("an older Showroom set it up");
    return state + u": "_s +
           (survey.schema == SchemaState::Missing ? Texts::tr("connecting offers to do it")
                                                  : Texts::tr("connecting offers to update it"));
}

} // namespace

SurveyWords wordsOf(const access::DatabaseSurvey &survey)
{
    if (survey.obstacle)
        return {Meaning::Warning, survey.obstacle->message, survey.obstacle->hint};
    const access::Identity &who = survey.identity;
    const QString fact = who.role.isEmpty()
                             ? Texts::tr("It works: you are %1.").arg(who.login)
                             : Texts::tr("It works: you are %1, in the role %2.").arg(who.login, who.role);
    const QStringList rest{Texts::tr("PostgreSQL %1").arg(survey.serverVersion),
                           survey.encryption.isEmpty() ? Texts::tr("not encrypted")
                                                       : Texts::tr("encrypted (%1)").arg(survey.encryption),
                           schemaWords(survey)};
    return {Meaning::Success, fact, rest.join(u" · "_s)};
}

} // namespace showroom::gui
