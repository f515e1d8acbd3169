#pragma once

#include "core/environments/environment.h"
#include "core/environments/environment_edit.h"
#include "gui/environments/fleet_dialog.h"

#include <QHash>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace showroom::gui {

class Field;
class FleetSource;

/// Changes what is written about one environment: description, customer, notes, tags, admin, owner. What a colleague
/// changed meanwhile is shown and not written over.
class DetailsDialog final : public FleetDialog {
    Q_OBJECT

public:
    /// `source` must outlive the dialog.
    DetailsDialog(FleetSource *source, const environments::Environment &environment, QWidget *parent = nullptr);

    /// What would change now.
    environments::EnvironmentEdit edit() const;

protected:
    void refuse(const Error &error) override;

private:
    void addFields();
    void addField(const QString &name, const QString &caption, QWidget *input, const QString &hint = {});
    void showOwners(const QStringList &logins);
    void showProblems(const QList<Problem> &problems);
    void check();
    void begin();
    void meetChanges(const environments::Environment &present);

    FleetSource *m_source;
    environments::Environment m_environment; ///< as the person saw it
    QLineEdit *m_description;
    QLineEdit *m_customer;
    QPlainTextEdit *m_notes;
    QLineEdit *m_tags;
    QLineEdit *m_admin;
    QComboBox *m_owner;
    QHash<QString, Field *> m_fields;
};

/// Words between commas, without blanks around them.
QStringList wordsOf(const QString &text);

} // namespace showroom::gui
