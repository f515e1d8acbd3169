#pragma once

#include "core/sandboxes/create_sandbox.h"

#include <QWidget>

#include <memory>

class QCheckBox;

namespace Ui {
class TermsFields;
}

namespace showroom::gui {

class FieldHint;

/// The inputs of what a sandbox allows: limits, auto-reset, restrictions, who may come.
class TermsFields final : public QWidget {
    Q_OBJECT

public:
    /// An input, the field that it edits and the line for its problems.
    struct Input {
        QString field;
        FieldHint *hint;
        QWidget *widget;
    };

    explicit TermsFields(QWidget *parent = nullptr);
    ~TermsFields() override;

    /// Shows the terms; what they leave to the type shows as the type's. Nothing counts as edited.
    void show(sandboxes::Type type, const sandboxes::Terms &terms);
    /// What differs from the type's.
    sandboxes::Terms terms() const;

    QList<Input> inputs() const;
    QList<QWidget *> inTabOrder() const;

    using QWidget::show;

signals:
    /// The person changed an input of this field (maxUsers, maxApiCalls, apiRate, autoResetHours, restrictions,
    /// accessibleBy).
    void edited(const QString &field);

private:
    void addRestrictions();
    void showUnits();

    std::unique_ptr<Ui::TermsFields> m_ui;
    QList<QCheckBox *> m_restrictions; ///< in the order of sandboxes::restrictions()
    sandboxes::Type m_type = sandboxes::Type::Trial;
};

/// Logins and mail addresses of a list that is separated by commas.
QStringList peopleOf(const QString &text);

} // namespace showroom::gui
