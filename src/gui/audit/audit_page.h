#pragma once

#include "core/environments/environment.h"
#include "gui/common/page.h"
#include "models/audit_model.h"

#include <QTimer>

#include <memory>
#include <optional>

namespace Ui {
class AuditPage;
}
namespace showroom {
class Clock;
}

namespace showroom::gui {

class AuditChain;
class AuditDecorator;
class AuditDetails;
class AuditSource;
class ConsoleData;
class TableColumns;
class WindowSettings;

/// The audit log: what was done, by whom, when and why, newest first; filters, one entry's details, export, and the
/// proof that nobody has changed it.
class AuditPage final : public Page {
    Q_OBJECT

public:
    /// Entries read at once; the table asks for older ones when it is scrolled to its end.
    static constexpr int pageSize = 200;

    struct Collaborators {
        AuditSource &source;
        ConsoleData &data;
        const Clock &clock;
        WindowSettings &settings;
    };

    /// All of them must outlive the page.
    explicit AuditPage(const Collaborators &collaborators, QWidget *parent = nullptr);
    ~AuditPage() override;

    /// Shows the log from the entry at this place of the chain on, or from the next one that is there.
    void showSequence(qint64 sequence);
    /// Narrows the list to one environment and to nothing else.
    void showEnvironment(const QString &environmentId);

signals:
    void openRequested(const showroom::environments::Environment &environment);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void arrangeTable();
    void arrangeDetails();
    void arrangeStates();
    void addActions();
    void orderForTheKeyboard();
    void forget();
    void readWords();
    void readAnew();
    void readNewer();
    void readOlder();
    void takeNewest(const QList<audit::Entry> &entries);
    void startAt(std::optional<qint64> id, qint64 sequence);
    void backToNewest();
    void showState();
    void showSelection();
    void exportEntries();
    QWidget *stateToShow() const;
    void openEnvironment(const QString &environmentId);
    QString nameOf(const QString &environmentId) const;

    std::unique_ptr<Ui::AuditPage> m_ui;
    AuditSource &m_source;
    ConsoleData &m_data;
    const Clock &m_clock;
    WindowSettings &m_settings;
    models::AuditModel m_model;
    AuditDecorator *m_decorator;
    AuditDetails *m_details;
    AuditChain *m_chain;
    TableColumns *m_columns = nullptr;
    QTimer m_newsDelay;
    std::optional<Error> m_error;
    std::optional<qint64> m_start; ///< the list begins with this id, not with the newest one
    bool m_isLoaded = false;
    int m_reading = 0; ///< counts the reads, so that only the latest one's answer is shown
};

} // namespace showroom::gui
