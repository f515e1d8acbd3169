#pragma once

#include <QString>

#include <optional>

namespace showroom::environments {
struct CreateTenant;
}
namespace showroom::sandboxes {
struct CreateSandbox;
struct LinkRequest;
} // namespace showroom::sandboxes

namespace showroom::gui {

/// The `showroomctl create …` call that asks for the same tenant, quoted for a POSIX shell. What equals the default is
/// left out, except size and regions, which tell the reader what comes.
QString createCommandLine(const environments::CreateTenant &request);
/// The `showroomctl sandbox create …` call that asks for the same sandbox, likewise; type and dataset are always named.
/// The one that makes its link follows.
QString createCommandLine(const sandboxes::CreateSandbox &request, const std::optional<sandboxes::LinkRequest> &link);

} // namespace showroom::gui
