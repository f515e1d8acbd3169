#include "gui/masking/column_decisions.h"

namespace showroom::gui {

using masking_jobs::ColumnProposal;

ColumnDecisions::ColumnDecisions(const QList<ColumnProposal> &proposals)
    : m_proposals(proposals)
{
}

void ColumnDecisions::inherit(const ColumnDecisions &earlier)
{
    for (const ColumnProposal &proposal : std::as_const(m_proposals)) {
        const auto chosen = earlier.m_chosen.constFind(proposal.column);
        if (chosen != earlier.m_chosen.constEnd())
            m_chosen.insert(proposal.column, *chosen);
    }
}

std::optional<masking::MaskSpec> ColumnDecisions::mask(qsizetype column) const
{
    const ColumnProposal &proposal = m_proposals[column];
    const auto chosen = m_chosen.constFind(proposal.column);
    return chosen == m_chosen.constEnd() ? proposal.mask : std::optional(*chosen);
}

void ColumnDecisions::choose(qsizetype column, const masking::MaskSpec &mask)
{
    m_chosen.insert(m_proposals[column].column, mask);
}

void ColumnDecisions::keepUndecided()
{
    for (qsizetype column = 0; column < size(); ++column) {
        if (!mask(column))
            choose(column, {});
    }
}

int ColumnDecisions::undecided() const
{
    int count = 0;
    for (qsizetype column = 0; column < size(); ++column)
        count += mask(column) ? 0 : 1;
    return count;
}

int ColumnDecisions::masked() const
{
    int count = 0;
    for (qsizetype column = 0; column < size(); ++column) {
        const auto spec = mask(column);
        count += spec && spec->kind != masking::MaskKind::Keep ? 1 : 0;
    }
    return count;
}

QList<masking_jobs::ColumnRule> ColumnDecisions::rules() const
{
    QList<masking_jobs::ColumnRule> rules;
    for (qsizetype column = 0; column < size(); ++column) {
        if (const auto spec = mask(column))
            rules.append({m_proposals[column].column, *spec});
    }
    return rules;
}

} // namespace showroom::gui
