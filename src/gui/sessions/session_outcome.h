#pragma once

#include "core/sessions/changes.h"
#include "gui/common/tokens.h"

#include <QObject>

#include <optional>

class QPushButton;

namespace showroom {
class Clock;
struct Error;
} // namespace showroom

namespace showroom::gui {

class MessageBar;
class SessionActions;

/// The bar that says how what was done with sessions ended, and offers the way back.
class SessionOutcome final : public QObject {
    Q_OBJECT

public:
    /// All must outlive it.
    SessionOutcome(MessageBar *bar, SessionActions &actions, const Clock &clock, QObject *parent);

private:
    void say(Meaning meaning, const QString &fact, const QString &rest);
    void sayFailed(const Error &error);
    void sayReset(const sessions::Session &session, const sessions::Archive &archive);
    void sayUndone(const sessions::UndoOutcome &outcome);

    MessageBar *m_bar;
    SessionActions &m_actions;
    const Clock &m_clock;
    QPushButton *m_undo;
    QPushButton *m_leftOut;
    QPushButton *m_verify;
    std::optional<sessions::UndoOutcome> m_outcome; ///< what the bar speaks of
};

} // namespace showroom::gui
