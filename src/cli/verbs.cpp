#include "cli/verbs.h"

#include "cli/audit_verb.h"
#include "cli/create_many_verb.h"
#include "cli/create_verb.h"
#include "cli/db_verb.h"
#include "cli/diagnostics_verb.h"
#include "cli/doctor_verb.h"
#include "cli/duplicate_verb.h"
#include "cli/edit_verb.h"
#include "cli/export_verb.h"
#include "cli/extend_verb.h"
#include "cli/help_verb.h"
#include "cli/jobs_verb.h"
#include "cli/limits_verb.h"
#include "cli/list_verb.h"
#include "cli/local_verb.h"
#include "cli/mask_verb.h"
#include "cli/notifications_verb.h"
#include "cli/presets_verb.h"
#include "cli/realism_verb.h"
#include "cli/reset_verb.h"
#include "cli/roles_verb.h"
#include "cli/salt_verb.h"
#include "cli/sandbox_verb.h"
#include "cli/session_verb.h"
#include "cli/settings_verb.h"
#include "cli/status_verb.h"
#include "cli/sweep_verb.h"
#include "cli/teardown_verb.h"
#include "cli/version_verb.h"

namespace showroom::cli {

std::vector<std::unique_ptr<Verb>> allVerbs()
{
    std::vector<std::unique_ptr<Verb>> verbs;
    verbs.push_back(std::make_unique<CreateVerb>());
    verbs.push_back(std::make_unique<CreateManyVerb>());
    verbs.push_back(std::make_unique<DuplicateVerb>());
    verbs.push_back(std::make_unique<PresetsVerb>());
    verbs.push_back(std::make_unique<ListVerb>());
    verbs.push_back(std::make_unique<StatusVerb>());
    verbs.push_back(std::make_unique<RealismVerb>());
    verbs.push_back(std::make_unique<EditVerb>());
    verbs.push_back(std::make_unique<ExtendVerb>());
    verbs.push_back(std::make_unique<ExportVerb>());
    verbs.push_back(std::make_unique<MaskVerb>());
    verbs.push_back(std::make_unique<TeardownVerb>());
    verbs.push_back(std::make_unique<JobsVerb>());
    verbs.push_back(std::make_unique<SessionVerb>());
    verbs.push_back(std::make_unique<ResetVerb>());
    verbs.push_back(std::make_unique<SandboxVerb>());
    verbs.push_back(std::make_unique<SweepVerb>());
    verbs.push_back(std::make_unique<NotificationsVerb>());
    verbs.push_back(std::make_unique<SettingsVerb>());
    verbs.push_back(std::make_unique<LimitsVerb>());
    verbs.push_back(std::make_unique<RolesVerb>());
    verbs.push_back(std::make_unique<SaltVerb>());
    verbs.push_back(std::make_unique<AuditVerb>());
    verbs.push_back(std::make_unique<DoctorVerb>());
    verbs.push_back(std::make_unique<DiagnosticsVerb>());
    verbs.push_back(std::make_unique<DbVerb>());
    verbs.push_back(std::make_unique<LocalVerb>());
    verbs.push_back(std::make_unique<VersionVerb>());
    QList<VerbDescription> descriptions;
    for (const auto &verb : verbs)
        descriptions.append(verb->description());
    verbs.push_back(std::make_unique<HelpVerb>(descriptions));
    return verbs;
}

} // namespace showroom::cli
