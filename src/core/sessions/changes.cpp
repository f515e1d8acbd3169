#include "core/sessions/changes.h"

#include <algorithm>

namespace showroom::sessions {

using namespace Qt::StringLiterals;

QString toWord(Operation operation)
{
    switch (operation) {
    case Operation::Created:
        return u"created"_s;
    case Operation::Edited:
        return u"edited"_s;
    case Operation::Deleted:
        return u"deleted"_s;
    }
    Q_UNREACHABLE();
}

std::optional<Operation> operationFromWord(const QString &word)
{
    for (const Operation operation : {Operation::Created, Operation::Edited, Operation::Deleted})
        if (word == toWord(operation))
            return operation;
    return std::nullopt;
}

QString toWord(Choice choice)
{
    return choice == Choice::TakeArchived ? u"archived"_s : u"current"_s;
}

std::optional<Choice> choiceFromWord(const QString &word)
{
    for (const Choice choice : {Choice::KeepCurrent, Choice::TakeArchived})
        if (word == toWord(choice))
            return choice;
    return std::nullopt;
}

ChangeCounts ChangeSummary::total() const
{
    ChangeCounts sum;
    for (const TableChanges &table : tables) {
        sum.created += table.changes.created;
        sum.edited += table.changes.edited;
        sum.deleted += table.changes.deleted;
    }
    return sum;
}

qint64 UndoOutcome::restored() const
{
    const auto isRow = [](const LeftOut &change) { return !change.key.isEmpty(); };
    return archive.changes - std::count_if(leftOut.begin(), leftOut.end(), isRow);
}

} // namespace showroom::sessions
