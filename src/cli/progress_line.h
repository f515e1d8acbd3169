#pragma once

#include "core/jobs/job.h"

#include <QString>

class QTextStream;

namespace showroom::cli {

/// One line of a job's progress: what happens, a bar, per cent, rows, rows a second, time left, and the part that is
/// being worked on; what has no room in `width` columns is left out.
QString progressText(const jobs::JobProgress &progress, int width);

/// Draws progressText() over itself on a terminal.
class ProgressLine final {
public:
    ProgressLine(QTextStream &stream, int width);
    /// Wipes the line.
    ~ProgressLine();
    Q_DISABLE_COPY_MOVE(ProgressLine)

    void draw(const jobs::JobProgress &progress);
    void clear();

private:
    QTextStream &m_stream;
    int m_width;
    bool m_isDrawn = false;
};

} // namespace showroom::cli
