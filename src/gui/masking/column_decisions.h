#pragma once

#include "core/masking_jobs/column_proposal.h"

#include <QHash>

namespace showroom::gui {

/// What is decided about the columns of one table: proposals for personal data count until somebody chooses otherwise,
/// all others wait for somebody.
class ColumnDecisions final {
public:
    ColumnDecisions() = default;
    explicit ColumnDecisions(const QList<masking_jobs::ColumnProposal> &proposals);

    /// Takes over choices that were made about columns of the same names.
    void inherit(const ColumnDecisions &earlier);

    qsizetype size() const { return m_proposals.size(); }
    const masking_jobs::ColumnProposal &proposal(qsizetype column) const { return m_proposals[column]; }
    std::optional<masking::MaskSpec> mask(qsizetype column) const;
    bool isChosen(qsizetype column) const { return m_chosen.contains(m_proposals[column].column); }

    void choose(qsizetype column, const masking::MaskSpec &mask);
    void keepUndecided();

    int undecided() const;
    int masked() const;
    QList<masking_jobs::ColumnRule> rules() const;

private:
    QList<masking_jobs::ColumnProposal> m_proposals;
    QHash<QString, masking::MaskSpec> m_chosen;
};

} // namespace showroom::gui
