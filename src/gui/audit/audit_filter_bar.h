#pragma once

#include "core/audit/audit_log.h"

#include <QWidget>

#include <memory>

class QSettings;

namespace Ui {
class AuditFilterBar;
}
namespace showroom {
class Clock;
}

namespace showroom::gui {

/// Who, what, which environment and when: what the list of the audit log is narrowed to. It stays across starts.
class AuditFilterBar final : public QWidget {
    Q_OBJECT

public:
    explicit AuditFilterBar(QWidget *parent = nullptr);
    ~AuditFilterBar() override;

    /// What was chosen at the last start. `clock` says what today is; it must outlive the bar.
    void restore(const QSettings &settings, const Clock &clock);
    void save(QSettings &settings) const;
    /// What can be chosen; what is chosen stays so even when it is not among it.
    void setWords(const audit::Words &words);
    void clear();
    /// Narrows to one environment and to nothing else.
    void chooseOnly(const QString &environment);

    audit::Filter filter() const;
    bool isEmpty() const { return filter() == audit::Filter(); }
    /// What the list is narrowed to, in words; empty when to nothing.
    QString description() const;

signals:
    void changed();

private:
    enum class Span { Ever, Today, Week, Month, Between };

    void connectParts();
    void showDays();
    void tell();
    Span span() const;

    std::unique_ptr<Ui::AuditFilterBar> m_ui;
    const Clock *m_clock = nullptr;
    audit::Filter m_told; ///< the last that was told
};

} // namespace showroom::gui
