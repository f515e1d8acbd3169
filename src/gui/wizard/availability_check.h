#pragma once

#include "base/error.h"

#include <QObject>
#include <QTimer>

namespace showroom::gui {

class Operations;

/// Asks the database whether an id is free, a moment after the last keystroke; an answer about an older id is dropped.
class AvailabilityCheck final : public QObject {
    Q_OBJECT

public:
    enum class State { Idle, Checking, Free, Taken, Unknown };
    Q_ENUM(State)

    /// `operations` must outlive the check.
    explicit AvailabilityCheck(Operations *operations, QObject *parent = nullptr);

    /// An empty id is not asked about.
    void setId(const QString &id);
    QString id() const { return m_id; }
    State state() const { return m_state; }
    /// Why it could not be asked; in Unknown.
    const Error &error() const { return m_error; }

signals:
    void stateChanged(showroom::gui::AvailabilityCheck::State state);

private:
    void ask();
    void enter(State state);

    Operations *m_operations;
    QTimer m_delay;
    QString m_id;
    State m_state = State::Idle;
    Error m_error;
};

} // namespace showroom::gui
