#pragma once

#include "core/environments/bulk_creation.h"
#include "core/environments/preset_store.h"
#include "core/sandboxes/access_link.h"
#include "core/sandboxes/create_sandbox.h"
#include "generation/blueprint.h"
#include "gui/common/plain_dialog.h"

#include <QTimer>

#include <memory>
#include <optional>

namespace Ui {
class BulkForm;
}

namespace showroom::gui {

class FleetSource;
class MessageBar;
class Operations;
class RowsModel;

/// Creates a number of environments from a list of names, or from a pattern; everything else comes from a preset, the
/// defaults or a type of sandbox. All lines are checked while typing, each problem stands at its line. Accepted once
/// all are recorded.
class BulkDialog final : public PlainDialog {
    Q_OBJECT

public:
    struct Services {
        Operations *operations;
        FleetSource *fleet;
        const environments::PresetStore *presets;
        generation::BlueprintPtr blueprint;
        const Clock *clock;
    };

    /// The services must outlive the dialog.
    explicit BulkDialog(const Services &services, QWidget *parent = nullptr);
    ~BulkDialog() override;

signals:
    void created(const QList<showroom::environments::Created> &created);
    /// Somebody wants a link into each of the sandboxes that were recorded; `names` are those of `ids`.
    void linksWanted(const QStringList &ids, const QStringList &names, const showroom::sandboxes::LinkRequest &like);

private:
    void arrangeForm();
    void showWay(int way);
    void addChoices();
    void choosePreset(int index);
    void chooseBase(const environments::CreateTenant &base);
    void openFile();
    void takeFile(const QString &path);
    environments::BulkList readLines();
    environments::CreateTenant shared() const;
    void check();
    void askTaken(const QStringList &ids);
    void showLines(const QList<environments::BulkLine> &lines, const QList<environments::LineProblem> &problems);
    void showSummary(const QList<environments::BulkLine> &lines, const QList<environments::LineProblem> &problems);
    void begin();
    void tell(const QList<environments::Created> &created);
    void settle(const Result<QList<environments::Created>> &created);

    Services m_with;
    std::unique_ptr<Ui::BulkForm> m_ui;
    MessageBar *m_message;
    RowsModel *m_rows;
    QPushButton *m_create;
    QTimer m_delay;
    QList<environments::Preset> m_presets;
    generation::BlueprintPtr m_blueprint; ///< of the preset
    environments::CreateTenant m_base;
    std::optional<sandboxes::Type> m_type; ///< none: demo tenants
    QList<environments::BulkLine> m_lines;
    QStringList m_taken;
    bool m_isCreating = false;
};

} // namespace showroom::gui
