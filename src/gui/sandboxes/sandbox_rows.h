#pragma once

#include "core/sandboxes/access_link.h"
#include "core/sandboxes/create_sandbox.h"
#include "gui/common/fact_list.h"
#include "gui/common/rows_model.h"

/// How links, personas, users and the terms of a sandbox are shown in tables and lists.
namespace showroom::gui {

QList<RowsModel::Heading> linkHeadings();
QList<RowsModel::Heading> personaHeadings();
RowsModel::Row personaRow(const sandboxes::Persona &persona, const QDateTime &now);
QList<RowsModel::Heading> userHeadings();

RowsModel::Row linkRow(const sandboxes::AccessLink &link, const QDateTime &now);
RowsModel::Row userRow(const sandboxes::User &user, const QDateTime &now);

/// Own values of a sandbox where they are not its type's.
sandboxes::Terms termsOf(const sandboxes::Sandbox &sandbox);
/// What asks for the same sandbox again, without name and id.
sandboxes::CreateSandbox requestLike(const sandboxes::Sandbox &sandbox);

/// Limits with what is used of them, rate, auto-reset, restrictions, who may come.
QList<FactList::Fact> termFacts(const sandboxes::Sandbox &sandbox, const QDateTime &now);
/// When it expires and whether it is protected.
QList<FactList::Fact> lifeFacts(const environments::Environment &environment, const QDateTime &now);

} // namespace showroom::gui
