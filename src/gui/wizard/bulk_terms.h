#pragma once

#include "core/sandboxes/access_link.h"
#include "core/sandboxes/create_sandbox.h"
#include "generation/blueprint.h"

#include <QList>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace showroom::gui {

/// What sandboxes of a list allow, and whether each gets a link; for demo tenants it is hidden.
class BulkTerms final : public QWidget {
    Q_OBJECT

public:
    explicit BulkTerms(QWidget *parent = nullptr);

    /// Shows the type's limits.
    void begin(sandboxes::Type type);
    /// Whom a link could enter as.
    void setPersonas(const QList<generation::PersonaInfo> &personas);
    /// What differs from the type's.
    sandboxes::Terms terms() const;

    bool wantsLinks() const;
    /// A link without the environment that it leads into.
    sandboxes::LinkRequest link() const;

    QList<QWidget *> inTabOrder() const;

private:
    sandboxes::Type m_type = sandboxes::Type::Trial;
    QSpinBox *m_users;
    QSpinBox *m_calls;
    QCheckBox *m_links;
    QComboBox *m_persona;
};

} // namespace showroom::gui
