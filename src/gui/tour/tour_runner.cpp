#include "gui/tour/tour_runner.h"

#include "gui/common/tokens.h"
#include "gui/tour/tour_stage.h"

#include <QApplication>
#include <QLayout>
#include <QPainter>
#include <QPixmap>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize usualSize{1440, 900};
constexpr QSize smallSize{1366, 768};
constexpr QSize narrowSize{980, 720};
constexpr qreal largeText = 14;

/// Long enough for posted layouts and for the window to become active.
constexpr std::chrono::milliseconds settleTime{60};
constexpr std::chrono::seconds patience{10};

QSize dialogSize(const QWidget &dialog, const QSize &wanted)
{
    QSize size = wanted.isValid() && wanted.width() > 0 ? wanted : dialog.sizeHint();
    if (size.height() <= 0)
        size.setHeight(dialog.layout() && dialog.layout()->hasHeightForWidth()
                           ? dialog.layout()->totalHeightForWidth(size.width())
                           : dialog.sizeHint().height());
    return size;
}

/// grab() tells painters the layout's direction, which render() into a pixmap forgets; only the latter can be denser.
QPixmap grabbed(QWidget &widget, qreal ratio)
{
    if (qFuzzyCompare(ratio, widget.devicePixelRatioF()))
        return widget.grab();
    QPixmap pixmap(widget.size() * ratio);
    pixmap.setDevicePixelRatio(ratio);
    widget.render(&pixmap);
    return pixmap;
}

} // namespace

TourRunner::TourRunner(Theme &theme, const QString &directory, const QList<TourScreen> &screens, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_usualFont(QApplication::font())
    , m_usualDirection(QApplication::layoutDirection())
    , m_directory(directory)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleTime);
    connect(&m_settle, &QTimer::timeout, this, &TourRunner::awaitReady);
    plan(screens);
}

TourRunner::~TourRunner()
{
    applyText({});
}

/// Every screen in both modes; then the main pages in other sizes.
void TourRunner::plan(const QList<TourScreen> &screens)
{
    for (const Mode mode : {Mode::Light, Mode::Dark}) {
        for (const TourScreen &screen : screens)
            m_pictures.append({.screen = screen, .mode = mode, .size = usualSize});
        for (const TourScreen &screen : screens)
            if (screen.isMain)
                planSizes(screen, mode);
    }
}

/// A small laptop, a narrow window, a dense display; large text and a right-to-left language in light alone, since they
/// change no colour.
void TourRunner::planSizes(const TourScreen &screen, Mode mode)
{
    m_pictures.append({.screen = screen, .mode = mode, .size = smallSize, .suffix = u"-1366x768"_s});
    m_pictures.append({.screen = screen, .mode = mode, .size = usualSize, .ratio = 2, .suffix = u"-2x"_s});
    if (mode == Mode::Dark)
        return;
    m_pictures.append({.screen = screen, .mode = mode, .size = narrowSize, .suffix = u"-980x720"_s});
    m_pictures.append(
        {.screen = screen, .mode = mode, .size = usualSize, .suffix = u"-14pt"_s, .textPoints = largeText});
    m_pictures.append({.screen = screen, .mode = mode, .size = usualSize, .suffix = u"-rtl"_s, .mirrored = true});
}

void TourRunner::applyText(const Picture &picture)
{
    QFont font = m_usualFont;
    if (picture.textPoints > 0)
        font.setPointSizeF(picture.textPoints);
    QApplication::setFont(font);
    QApplication::setLayoutDirection(picture.mirrored ? Qt::RightToLeft : m_usualDirection);
}

void TourRunner::start()
{
    m_directory.mkpath(u"."_s);
    buildNext();
}

void TourRunner::buildNext()
{
    m_dialog.reset();
    m_stage.reset();
    if (m_next >= m_pictures.size()) {
        emit finished(m_written, {});
        return;
    }
    const Picture &picture = m_pictures[m_next];
    applyText(picture);
    m_theme.setChoice(picture.mode == Mode::Dark ? ThemeChoice::Dark : ThemeChoice::Light);
    m_stage =
        std::make_unique<TourStage>(picture.screen.fixture(), m_theme, m_scratch.filePath(u"%1.ini"_s.arg(m_next)));
    m_stage->window().resize(picture.size);
    m_stage->window().show();
    QTimer::singleShot(0, this, [this] {
        const TourScreen &screen = m_pictures[m_next].screen;
        if (screen.prepare)
            screen.prepare(*m_stage);
        if (screen.dialog) {
            m_dialog = screen.dialog(*m_stage);
            m_dialog->resize(dialogSize(*m_dialog, screen.dialogSize));
            m_dialog->show();
            m_dialog->activateWindow();
        }
        m_arrived = false;
        m_waiting.start();
        m_settle.start();
    });
}

void TourRunner::awaitReady()
{
    const TourScreen &screen = m_pictures[m_next].screen;
    const bool ready = !screen.isReady || screen.isReady(*m_stage, m_dialog.get());
    if (!ready && std::chrono::milliseconds(m_waiting.elapsed()) < patience) {
        m_settle.start();
        return;
    }
    if (screen.isReady && !m_arrived) { // what has just arrived is laid out in the next round
        m_arrived = true;
        m_settle.start();
        return;
    }
    if (QWidget *focus = QApplication::focusWidget())
        focus->window()->setAttribute(Qt::WA_KeyboardFocusChange, m_dialog != nullptr);
    take();
}

void TourRunner::take()
{
    const Picture &picture = m_pictures[m_next];
    const QString mode = picture.mode == Mode::Dark ? u"dark"_s : u"light"_s;
    const QString file = m_directory.filePath(picture.screen.name + u'-' + mode + picture.suffix + u".png"_s);
    if (!paint().save(file)) {
        emit finished(m_written, file);
        return;
    }
    ++m_written;
    ++m_next;
    QTimer::singleShot(0, this, &TourRunner::buildNext);
}

/// A dialog lies in the middle over a scrim, as the desktop would show it, without the desktop's frame.
QPixmap TourRunner::paint() const
{
    const Picture &picture = m_pictures[m_next];
    QPixmap back = grabbed(m_stage->window(), picture.ratio);
    if (!m_dialog)
        return back;
    const QPixmap front = grabbed(*m_dialog, picture.ratio);
    const Tokens &t = tokens(QApplication::palette());
    const QSizeF room = back.deviceIndependentSize();
    const QSizeF shown = front.deviceIndependentSize();
    const QPointF at(qRound((room.width() - shown.width()) / 2), qRound((room.height() - shown.height()) / 2));
    QPainter painter(&back);
    painter.fillRect(QRectF(QPointF(), room), t.scrim);
    painter.fillRect(QRectF(at, shown).adjusted(-1, -1, 1, 1), t.control);
    painter.drawPixmap(at, front);
    return back;
}

} // namespace showroom::gui
