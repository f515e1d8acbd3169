#pragma once

#include "core/profiles/profile.h"

#include <QWidget>

#include <memory>

class QLineEdit;
class QPushButton;

namespace Ui {
class ProfileForm;
}

namespace showroom::gui {

class FieldHint;

/// The fields of one connection; which of them show depends on the way that is chosen.
class ProfileForm final : public QWidget {
    Q_OBJECT

public:
    explicit ProfileForm(QWidget *parent = nullptr);
    ~ProfileForm() override;

    /// Shows a profile; `password` is one that was typed and is not kept yet.
    void setProfile(const profiles::Profile &profile, const QString &password);
    profiles::Profile profile() const;
    /// What was typed; empty when nobody touched it.
    QString password() const;

    /// Shows each problem at its field; the others lose theirs.
    void setProblems(const QList<Problem> &problems);
    /// The line below the password.
    void setPasswordHint(const QString &hint);
    void focusName();

signals:
    /// The person changed something.
    void edited();

private:
    void fillChoices();
    void connectInputs();
    void showWay();
    void browse(QLineEdit *edit, const QString &title);

    std::unique_ptr<Ui::ProfileForm> m_ui;
    QHash<QString, FieldHint *> m_hints;
};

} // namespace showroom::gui
