#pragma once

#include "gui/shell/tray.h"

#include <QStringList>

namespace showroom::gui {

/// A desktop's tray that only remembers.
class FakeTray final : public Tray {
    Q_OBJECT

public:
    bool isAvailable() const override { return hasTray; }
    void show(const QString &text) override
    {
        toolTip = text;
        isShown = true;
    }
    void hide() override { isShown = false; }
    void tell(const QString &title, const QString &text) override
    {
        titles.append(title);
        told.append(text);
    }

    bool hasTray = true;
    QString toolTip;
    bool isShown = false;
    QStringList titles;
    QStringList told;
};

} // namespace showroom::gui
