#pragma once

#include "core/environments/environment.h"

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace showroom::sandboxes {

enum class Type { Trial, Demo, Development, Training };

/// What a type of sandbox allows unless somebody asks for something else.
struct TypeInfo {
    Type type = Type::Trial;
    QString name;    ///< stable ("trial")
    QString label;   ///< for people ("Trial")
    QString purpose; ///< whom it is good for, a sentence
    int lifeDays = 0;
    int maxUsers = 0;
    int maxApiCalls = 0;
};

/// All of them; the same figures as in the table `showroom.sandbox_type`.
const QList<TypeInfo> &types();
const TypeInfo &infoOf(Type type);
QString toWord(Type type);
std::optional<Type> typeFromWord(QStringView word);

/// Something that a sandbox's own users may not do.
struct RestrictionInfo {
    QString name;             ///< stable ("export")
    QString label;            ///< for people ("Export")
    bool canBeLifted = false; ///< nothing reaches outward from an environment, whatever somebody chooses
};

/// All of them, and "watermark" at the end; the same names as in the table `showroom.restriction`.
const QList<RestrictionInfo> &restrictions();

/// Limits of what may be asked for.
inline constexpr int maxUsersOfSandbox = 100'000;
inline constexpr int maxApiCallsOfSandbox = 2'000'000'000;
inline constexpr int maxAutoResetHours = 2160;
inline constexpr int maxApiRate = 100'000;

/// A sandbox as the database knows it: the environment and what makes it one.
struct Sandbox {
    environments::Environment environment;
    Type type = Type::Trial;
    bool isShared = true; ///< all users work in one session
    int maxUsers = 0;
    int users = 0; ///< let in so far
    qint64 maxApiCalls = 0;
    qint64 usedApiCalls = 0;
    int apiRate = 0;                  ///< calls a minute
    bool hasOwnRate = false;          ///< else the setting sandbox.apiRatePerMinute
    QMap<QString, bool> restrictions; ///< by name; true: restricted
    QStringList accessibleBy;         ///< empty: whoever comes
    std::optional<int> autoResetHours;
    QDateTime lastResetAt; ///< invalid: never
    QDateTime nextResetAt; ///< the nightly run that does it; invalid: none
    int links = 0;         ///< that open it now
    int personas = 0;

    bool operator==(const Sandbox &) const = default;
};

/// How a sandbox shows its status: "creating" while it is queued or filled, "active" when it is ready, else the
/// environment's own word.
QString statusWord(environments::Status status);

/// A pre-made login.
struct Persona {
    QString id;
    QString name;
    QString email;
    QString role;
    QString avatar;
    QDateTime passwordSetAt;    ///< invalid: it has the blueprint's
    bool takesPassword = false; ///< the product keeps passwords, so that one can be set

    bool operator==(const Persona &) const = default;
};

/// Somebody who was let in.
struct User {
    QString person;
    QDateTime firstSeen;
    QDateTime lastSeen;

    bool operator==(const User &) const = default;
};

/// What the product draws across the environment, and the console at the head of its page.
struct Banner {
    QString title;
    QString message;
    QDateTime expiresAt;
    QString colour;        ///< "#rrggbb"
    bool isCounted = true; ///< false: a protected one, which does not expire

    bool operator==(const Banner &) const = default;
};

} // namespace showroom::sandboxes

Q_DECLARE_METATYPE(showroom::sandboxes::Sandbox)
