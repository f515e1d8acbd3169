#include "models/audit_model.h"

#include <algorithm>
#include <array>

namespace showroom::models {

using audit::Entry;

namespace {

constexpr std::array headings = {
    QT_TRANSLATE_NOOP("showroom::models::AuditModel", "What"),
    QT_TRANSLATE_NOOP("showroom::models::AuditModel", "Environment"),
    QT_TRANSLATE_NOOP("showroom::models::AuditModel", "Who"),
    QT_TRANSLATE_NOOP("showroom::models::AuditModel", "Why"),
    QT_TRANSLATE_NOOP("showroom::models::AuditModel", "Rows"),
    QT_TRANSLATE_NOOP("showroom::models::AuditModel", "Number"),
    QT_TRANSLATE_NOOP("showroom::models::AuditModel", "When"),
};
static_assert(headings.size() == AuditModel::ColumnCount);

QVariant figure(const std::optional<qint64> &value)
{
    return value ? QVariant(*value) : QVariant();
}

bool isOlder(const Entry &a, const Entry &b)
{
    return a.id < b.id;
}

} // namespace

AuditModel::AuditModel(QObject *parent)
    : KeyedTableModel(ColumnCount, parent)
{
}

void AuditModel::setEntries(const QList<Entry> &entries, bool hasOlder)
{
    m_hasOlder = false; // a view that lays itself out in between must not ask yet
    m_isAsking = false;
    replaceRows(entries);
    m_hasOlder = hasOlder;
}

void AuditModel::addOlder(const QList<Entry> &entries, bool hasOlder)
{
    m_hasOlder = false;
    m_isAsking = false;
    QList<Entry> fresh = entries;
    fresh.removeIf([this](const Entry &entry) { return find(entry.id).has_value(); });
    appendRows(fresh);
    m_hasOlder = hasOlder;
}

void AuditModel::addNewer(const QList<Entry> &entries)
{
    for (const Entry &entry : entries)
        putRow(entry);
}

std::optional<qint64> AuditModel::oldest() const
{
    const auto found = std::min_element(entries().begin(), entries().end(), isOlder);
    return found == entries().end() ? std::nullopt : std::optional(found->id);
}

std::optional<qint64> AuditModel::newest() const
{
    const auto found = std::max_element(entries().begin(), entries().end(), isOlder);
    return found == entries().end() ? std::nullopt : std::optional(found->id);
}

bool AuditModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasOlder && !m_isAsking;
}

void AuditModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_isAsking = true;
    emit olderWanted();
}

QVariant AuditModel::rawValue(const Entry &entry, int column) const
{
    switch (column) {
    case Action:
        return entry.action;
    case Environment:
        return entry.environment;
    case Who:
        return entry.actor;
    case Reason:
        return entry.reason;
    case Rows:
        return figure(audit::rowsTotal(entry.countsAfter));
    case Number:
        return figure(entry.sequence);
    case When:
        return entry.occurredAt;
    default:
        return {};
    }
}

QString AuditModel::heading(int column) const
{
    return tr(headings[size_t(column)]);
}

} // namespace showroom::models
