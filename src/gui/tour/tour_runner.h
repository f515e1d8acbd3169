#pragma once

#include "gui/common/theme.h"
#include "gui/tour/tour_screen.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFont>
#include <QObject>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>

class QPixmap;

namespace showroom::gui {

/// Draws the screens of the tour one after the other, each in light and dark, as PNG files. Works without a display
/// (QT_QPA_PLATFORM=offscreen) and without a database.
class TourRunner final : public QObject {
    Q_OBJECT

public:
    /// `directory` is made when it does not exist.
    TourRunner(Theme &theme, const QString &directory, const QList<TourScreen> &screens, QObject *parent = nullptr);
    ~TourRunner() override;

    /// Starts; finished() ends it.
    void start();

signals:
    /// How many pictures were written; `failed` names a file that could not be.
    void finished(int written, const QString &failed);

private:
    struct Picture {
        TourScreen screen;
        Mode mode = Mode::Light;
        QSize size = {};
        qreal ratio = 1;
        QString suffix = {};
        qreal textPoints = 0; ///< 0: the system's size
        bool mirrored = false;
    };

    void plan(const QList<TourScreen> &screens);
    void planSizes(const TourScreen &screen, Mode mode);
    void applyText(const Picture &picture);
    void buildNext();
    void awaitReady();
    void take();
    QPixmap paint() const;

    Theme &m_theme;
    QFont m_usualFont;
    Qt::LayoutDirection m_usualDirection;
    QDir m_directory;
    QTemporaryDir m_scratch;
    QList<Picture> m_pictures;
    std::unique_ptr<TourStage> m_stage;
    std::unique_ptr<QWidget> m_dialog;
    QTimer m_settle;
    QElapsedTimer m_waiting;
    bool m_arrived = false;
    int m_next = 0;
    int m_written = 0;
};

} // namespace showroom::gui
