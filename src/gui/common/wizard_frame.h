#pragma once

#include <QDialog>
#include <QStringList>

#include <memory>

class QPushButton;

namespace Ui {
class WizardFrame;
}

namespace showroom::gui {

/// The frame of a wizard: step rail at the left, the step's fields in the middle, what they would produce at the right,
/// Cancel far left, Back and Next right. Steps keep their widgets, so Back loses nothing.
class WizardFrame : public QDialog {
    Q_OBJECT

public:
    /// `finish` is the last step's button, for example "Create".
    WizardFrame(const QString &title, const QString &finish, QWidget *parent = nullptr);
    ~WizardFrame() override;

    /// Another title than the constructor's.
    void setHeading(const QString &title);
    /// Appends a step; its page scrolls when the window is too low for it.
    void addStep(const QString &name, QWidget *page);
    /// The panel at the right; without one the fields take its room.
    void setPreview(QWidget *preview);

    int step() const;
    int stepCount() const;
    void setStep(int step);
    /// Shows the preview beside the current step, or gives its room to the fields.
    void setPreviewVisible(bool visible);

    QPushButton *nextButton() const;
    QPushButton *backButton() const;

signals:
    void stepChanged(int step);

protected:
    /// Whether Next may leave the step; a subclass shows the problems at their fields and answers false.
    virtual bool canLeave(int step);
    /// The last step's button was pressed.
    virtual void finish();

    void showEvent(QShowEvent *event) override;

private:
    void orderTabs();
    void focusFirstInput();
    void goNext();
    void goBack();
    void showStep();

    std::unique_ptr<Ui::WizardFrame> m_ui;
    QString m_finish;
    QStringList m_steps;
};

} // namespace showroom::gui
