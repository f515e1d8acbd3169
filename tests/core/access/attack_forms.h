#pragma once

#include <QByteArray>
#include <QList>

namespace showroom::test {

// What attempts are made of. {tenant}, {id} and {mail} stand for what exists in production or does not.

/// Conditions; $c$ is a column.
const QList<QByteArray> &predicateForms();
/// Queries; $r$ is a relation, $c$ a column of it, $p$ a condition.
const QList<QByteArray> &readingForms();
/// Changes, locks, copies and definitions; as above.
const QList<QByteArray> &writingForms();
/// Objects of the attacker's named like ours, and settings, before a call.
const QList<QByteArray> &pretenceForms();
/// Ways to become somebody else; $o$ is a role that owns.
const QList<QByteArray> &roleForms();
/// Files, statistics, extensions, other people's statements.
const QList<QByteArray> &outsideForms();

} // namespace showroom::test
