#pragma once

#include "core/sandboxes/access_link.h"
#include "generation/blueprint.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;

namespace showroom::gui {

/// Whether a sandbox gets a link as soon as it is recorded, and whom that enters as.
class LinkWish final : public QWidget {
    Q_OBJECT

public:
    explicit LinkWish(QWidget *parent = nullptr);

    void show(const std::optional<sandboxes::LinkRequest> &wish, const QList<generation::PersonaInfo> &personas);
    /// A link without the environment that it leads into; none when it is not wished.
    std::optional<sandboxes::LinkRequest> wish() const;
    QList<QWidget *> inTabOrder() const;

    using QWidget::show;

signals:
    void edited();

private:
    QCheckBox *m_wanted;
    QComboBox *m_persona;
};

/// Offers nobody in particular and each persona, by mail address; what was chosen stays if it is there.
void fillPersonas(QComboBox &box, const QList<generation::PersonaInfo> &personas, const QString &chosen);

} // namespace showroom::gui
