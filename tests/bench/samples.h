#pragma once

#include <QList>

namespace showroom::bench {

/// Values of one quantity, one a round or a repetition.
class Samples final {
public:
    void add(double value) { m_values.append(value); }

    bool isEmpty() const { return m_values.isEmpty(); }
    qsizetype size() const { return m_values.size(); }
    double at(qsizetype index) const { return m_values.at(index); }

    /// All of these are 0 without values.
    double median() const { return percentile(50); }
    double lowest() const { return percentile(0); }
    double highest() const { return percentile(100); }
    /// By nearest rank, of the values between which it lies the upper one; `share` in percent.
    double percentile(double share) const;

    /// Round by round, this quantity by another one that was taken in the same rounds.
    Samples dividedBy(const Samples &other) const;

private:
    QList<double> m_values;
};

} // namespace showroom::bench
