#pragma once

#include "support/session_model.h"

namespace showroom::test {

QStringList numbers(int from, int to);
QStringList prefixed(const QString &prefix, const QStringList &values);
/// The UUIDs that end in 1, 2, …
QStringList identifiers(int count);
/// Fixed values for columns that must be given and of which no rule speaks.
QMap<QString, QString> texts(std::initializer_list<const char *> columns);
/// Identifiers of parents of which the first few are taken often, so that the others can go.
QStringList parents(int often, int all);
/// A table whose key is `id`.
ModelTable modelTable(const QString &name, const QMap<QString, QStringList> &domains,
                      const QMap<QString, QString> &fixed, const QStringList &editable,
                      const QList<QStringList> &uniques = {});
/// A foreign key to the column `id`.
ModelReference refers(int child, const char *column, int parent, ModelAction onDelete = ModelAction::Refuse);

} // namespace showroom::test
