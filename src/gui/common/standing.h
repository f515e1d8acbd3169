#pragma once

#include "core/access/rights.h"

#include <QObject>

namespace showroom::gui {

/// Whom the open database takes the person for, and how careful the connection's profile wants them to be.
class Standing final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    const access::Rights &rights() const { return m_rights; }
    /// Whether everything that destroys asks for a name first.
    bool isCareful() const { return m_isCareful; }
    /// What the connection is called: the name to type where no single environment is meant.
    const QString &place() const { return m_place; }
    void set(const access::Rights &rights, bool isCareful = false, const QString &place = {});

    /// Why the person may not, and who may; empty when they may.
    QString whyNot(access::Right right) const;

signals:
    void changed();

private:
    access::Rights m_rights;
    bool m_isCareful = false;
    QString m_place;
};

} // namespace showroom::gui
