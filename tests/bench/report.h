#pragma once

#include "base/result.h"
#include "bench/figure.h"
#include "bench/machine.h"

#include <QList>
#include <QTextStream>

namespace showroom::bench {

/// Collects the figures, shows each as soon as it is there, and writes all of them as JSON.
class Report final {
public:
    explicit Report(QTextStream &out);
    Q_DISABLE_COPY_MOVE(Report)

    Noise &noise() { return m_noise; }

    /// A line above the figures of a group.
    void beginGroup(int group, const QString &title);
    void add(const Figure &figure);
    /// Something that was found out beside the figures, for example that two exports are the same.
    void note(const QString &text);
    /// How many figures are over their limits, how noisy it was, and the machine.
    void finish(const Machine &machine);

    bool isAnyOver() const;
    /// `{machine, noise, figures: […], notes: […]}`, in an existing folder.
    Result<void> writeJson(const QString &path, const Machine &machine) const;

private:
    QTextStream &m_out;
    QList<Figure> m_figures;
    QStringList m_notes;
    Noise m_noise;
};

} // namespace showroom::bench
