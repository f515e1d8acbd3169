#include "gui/common/tokens.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace showroom::gui;

namespace {

double channel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

/// The contrast ratio of WCAG 2.1.
double contrast(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

} // namespace

class TokensTest : public QObject {
    Q_OBJECT

private slots:
    void textIsReadable_data();
    void textIsReadable();
    void meaningsAreReadable_data();
    void meaningsAreReadable();
    void marksAreVisible_data();
    void marksAreVisible();
    void paletteTellsItsMode_data();
    void paletteTellsItsMode();
};

void TokensTest::textIsReadable_data()
{
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("ground");
    for (const Tokens *t : {&lightTokens(), &darkTokens()}) {
        const char *mode = t->dark ? "dark" : "light";
        const auto row = [mode](const char *name, const QColor &ink, const QColor &ground) {
            QTest::addRow("%s, %s", name, mode) << ink << ground;
        };
        row("text on canvas", t->text, t->canvas);
        row("text on surface", t->text, t->surface);
        row("text on selected row", t->text, t->accentSoft);
        row("secondary on surface", t->secondary, t->surface);
        row("secondary on sunken", t->secondary, t->sunken);
        row("muted on canvas", t->muted, t->canvas);
        row("muted on surface", t->muted, t->surface);
        row("muted on sunken", t->muted, t->sunken);
        row("muted on raised", t->muted, t->raised);
        row("muted on hover", t->muted, t->hover);
        row("muted on selected row", t->muted, t->accentSoft);
        row("accent on surface", t->accent, t->surface);
        row("white on accent", t->onAccent, t->accentFill);
        row("white on accent under the mouse", t->onAccent, t->accentHover);
        row("white on danger", t->onAccent, t->dangerFill);
        row("white on danger under the mouse", t->onAccent, t->dangerHover);
        row("warning on selected row", t->tone(Meaning::Warning).ink, t->accentSoft);
        row("danger on selected row", t->tone(Meaning::Danger).ink, t->accentSoft);
        row("danger on surface", t->tone(Meaning::Danger).ink, t->surface);
    }
}

void TokensTest::textIsReadable()
{
    QFETCH(QColor, ink);
    QFETCH(QColor, ground);
    const double ratio = contrast(ink, ground);
    QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
}

void TokensTest::meaningsAreReadable_data()
{
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("soft");
    for (const Tokens *t : {&lightTokens(), &darkTokens()})
        for (const Meaning meaning :
             {Meaning::Neutral, Meaning::Info, Meaning::Success, Meaning::Warning, Meaning::Danger, Meaning::Accent})
            QTest::addRow("meaning %d, %s", int(meaning), t->dark ? "dark" : "light")
                << t->tone(meaning).ink << t->tone(meaning).soft;
}

void TokensTest::meaningsAreReadable()
{
    QFETCH(QColor, ink);
    QFETCH(QColor, soft);
    const double ratio = contrast(ink, soft);
    QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
}

void TokensTest::marksAreVisible_data()
{
    QTest::addColumn<QColor>("mark");
    QTest::addColumn<QColor>("ground");
    for (const Tokens *t : {&lightTokens(), &darkTokens()}) {
        const char *mode = t->dark ? "dark" : "light";
        QTest::addRow("focus ring, %s", mode) << t->accent << t->canvas;
        QTest::addRow("check box, %s", mode) << t->checkbox << t->surface;
        for (const QColor &series : t->series)
            QTest::addRow("series %s, %s", qPrintable(series.name()), mode) << series << t->surface;
    }
}

void TokensTest::marksAreVisible()
{
    QFETCH(QColor, mark);
    QFETCH(QColor, ground);
    const double ratio = contrast(mark, ground);
    QVERIFY2(ratio >= 3.0, qPrintable(QString::number(ratio)));
}

void TokensTest::paletteTellsItsMode_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TokensTest::paletteTellsItsMode()
{
    QFETCH(bool, dark);
    const QPalette colors = palette(dark ? darkTokens() : lightTokens());
    QCOMPARE(tokens(colors).dark, dark);
    QCOMPARE(colors.color(QPalette::Base), (dark ? darkTokens() : lightTokens()).surface);
}

QTEST_MAIN(TokensTest)
#include "tst_tokens.moc"
