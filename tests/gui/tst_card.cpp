#include "gui/common/card.h"

#include "gui/common/legend.h"
#include "gui/common/theme.h"

#include <QLabel>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace showroom::gui;

class CardTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(); }
    void contentStandsBelowTheTitle_data();
    void contentStandsBelowTheTitle();
    void keepsItsMarginsInANewParent();
    void isWideEnoughForItsTitle();
    void keepsOneLineForALegendThatComesLater();

private:
    std::unique_ptr<Theme> m_theme;
};

void CardTest::contentStandsBelowTheTitle_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<bool>("flush");
    QTest::addColumn<QMargins>("margins");
    QTest::newRow("titled") << u"Volumes"_s << false << QMargins(16, 44, 16, 16);
    QTest::newRow("untitled") << QString() << false << QMargins(16, 16, 16, 16);
    QTest::newRow("titled, flush") << u"People"_s << true << QMargins(1, 42, 1, 1);
    QTest::newRow("untitled, flush") << QString() << true << QMargins(1, 1, 1, 1);
}

void CardTest::contentStandsBelowTheTitle()
{
    QFETCH(QString, title);
    QFETCH(bool, flush);
    Card card(title);
    card.setFlush(flush);
    QTEST(card.contentsMargins(), "margins");
}

void CardTest::keepsItsMarginsInANewParent()
{
    QWidget parent;
    auto *column = new QVBoxLayout(&parent);
    auto *card = new Card(u"Volumes"_s);
    auto *content = new QLabel(u"content"_s);
    card->body()->addWidget(content);
    column->addWidget(card);
    QCOMPARE(card->contentsMargins(), QMargins(16, 44, 16, 16));
    parent.resize(300, 200);
    parent.show();
    QVERIFY(QTest::qWaitForWindowExposed(&parent));
    QTRY_COMPARE(content->geometry().topLeft(), QPoint(16, 44));
}

void CardTest::isWideEnoughForItsTitle()
{
    Card card(u"A title that is longer than what stands below it"_s);
    card.body()->addWidget(new QLabel(u"x"_s));
    QVERIFY(card.minimumSizeHint().width() > 200);
}

void CardTest::keepsOneLineForALegendThatComesLater()
{
    Card card(u"Volumes"_s, u"by kind"_s);
    auto *legend = new Legend;
    card.addTitleWidget(legend);
    card.body()->addWidget(new QLabel(u"content"_s));
    card.resize(900, 300);
    card.show();
    QVERIFY(QTest::qWaitForWindowExposed(&card));
    legend->setNames({u"Volunteering"_s, u"Donations"_s, u"Learning"_s, u"Enrolments"_s, u"Buddies"_s});
    card.setNote(u"all environments, by kind"_s);
    QTRY_COMPARE(card.contentsMargins().top(), 44);
    QTRY_COMPARE(legend->minimumHeight(), legend->heightForWidth(900));
}

QTEST_MAIN(CardTest)
#include "tst_card.moc"
