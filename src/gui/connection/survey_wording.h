#pragma once

#include "core/access/database_survey.h"
#include "gui/common/tokens.h"

#include <QString>

namespace showroom::gui {

/// What a look at a database found, as a message bar says it.
struct SurveyWords {
    Meaning meaning;
    QString fact;
    QString rest;
};

SurveyWords wordsOf(const access::DatabaseSurvey &survey);

} // namespace showroom::gui
