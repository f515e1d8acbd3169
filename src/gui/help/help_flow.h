#pragma once

#include <QObject>
#include <QPointer>

class QDialog;
class QUrl;

namespace showroom::gui {

class DiagnosticsSource;
class HelpDialog;
class MainWindow;

/// Opens what the Help menu offers, and the pages that error messages link to ("showroom-help:NAME").
class HelpFlow final : public QObject {
    Q_OBJECT

public:
    /// Both must outlive the flow.
    HelpFlow(MainWindow &window, DiagnosticsSource &diagnostics, QObject *parent = nullptr);
    ~HelpFlow() override;

    /// Opens a page of the help.
    void openPage(const QString &name);

public slots:
    /// For QDesktopServices.
    void followLink(const QUrl &link);

private:
    HelpDialog *openHelp();
    void openShortcuts();
    void show(QDialog *dialog);

    MainWindow &m_window;
    DiagnosticsSource &m_diagnostics;
    QPointer<HelpDialog> m_help;
};

} // namespace showroom::gui
