#include "base/clock.h"
#include "base/translations.h"
#include "fake_sandboxes.h"
#include "gui/common/field.h"
#include "gui/common/message_bar.h"
#include "gui/common/theme.h"
#include "gui/printing/print_dialog.h"
#include "gui/printing/rows_print_job.h"
#include "gui/tour/tour_environment_source.h"
#include "gui/tour/tour_fixture.h"

#include <QImage>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace showroom;
using namespace showroom::gui;

namespace {

/// Pages of paper as pictures, at two pixels a point.
class Pictures final {
public:
    Pictures()
        : m_page(room * 2, QImage::Format_RGB32)
    {
        m_page.setDotsPerMeterX(5669); // 144 dpi
        m_page.setDotsPerMeterY(5669);
        m_page.fill(Qt::white);
    }

    /// What is painted on is the one page; a full one is kept as it was.
    Paper paper()
    {
        return {&m_page, room, [this] {
                    full.append(m_page.convertToFormat(QImage::Format_ARGB32));
                    return !isJammed;
                }};
    }
    QList<QImage> all() const { return full + QList<QImage>{m_page}; }

    QList<QImage> full; ///< pages that another one followed
    bool isJammed = false;

private:
    static constexpr QSize room{760, 520};
    QImage m_page;
};

} // namespace

/// Rows on paper: as many pages as it takes, each with the banner, and nothing unless it was recorded.
class PrintDialogTest final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void headsEveryPageWithTheBanner();
    void numbersItsPages_data();
    void numbersItsPages();
    void savesAPdfWhenItIsRecorded();
    void printsNothingThatIsRefused();
    void asksWhyWhereExportIsRestricted();
    void leavesNoFileWhenReadingFails();
    void saysThatTheDeviceFails();
    void printsAtMostTenThousandRows();

private:
    std::unique_ptr<PrintDialog> open(qint64 rows = 120);
    PrintWish wish(qint64 rows) const;
    QString pdf() const { return m_folder.filePath(u"rows.pdf"_s); }

    QTemporaryDir m_folder;
    std::unique_ptr<Translations> m_translations;
    std::unique_ptr<Theme> m_theme;
    FixedClock m_clock{tourTime()};
    std::unique_ptr<TourEnvironmentSource> m_made; ///< once, for it takes a second
    std::unique_ptr<TourEnvironmentSource> m_source;
    std::unique_ptr<FakeSandboxes> m_sandboxes;
    environments::Environment m_environment;
    browsing::BrowsedTable m_table;
};

void PrintDialogTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_translations = std::make_unique<Translations>(*QCoreApplication::instance(), QLocale());
    m_theme = std::make_unique<Theme>();
}

void PrintDialogTest::init()
{
    QFile::remove(pdf());
    if (!m_made) {
        const TourFixture fleet = tourFleet();
        m_environment = *std::find_if(fleet.environments.begin(), fleet.environments.end(),
                                      [](const auto &one) { return one.id == u"demo-acme-robotics"; });
        m_made = std::make_unique<TourEnvironmentSource>(m_environment, QList<jobs::Job>());
    }
    m_source = std::make_unique<TourEnvironmentSource>(*m_made);
    m_sandboxes = std::make_unique<FakeSandboxes>();
    m_sandboxes->knownBanner = sandboxes::Banner{u"Sandbox"_s, u"This environment holds sample data."_s,
                                                 m_clock.now().addDays(6), u"#b54708"_s, true};
    const auto tables = m_source->readTables(m_environment.id).result();
    QVERIFY(tables && !tables->isEmpty());
    m_table = tables->constFirst();
}

PrintWish PrintDialogTest::wish(qint64 rows) const
{
    PrintWish wanted{m_environment, m_table, {m_environment.id, m_table.name, {}, {}}, {}, rows};
    for (int column = 0; column < std::min<int>(8, int(m_table.columns.size())); ++column)
        wanted.columns.append(column);
    return wanted;
}

std::unique_ptr<PrintDialog> PrintDialogTest::open(qint64 rows)
{
    auto dialog = std::make_unique<PrintDialog>(*m_source, m_sandboxes.get(), wish(rows), m_clock);
    dialog->show();
    return dialog;
}

void PrintDialogTest::headsEveryPageWithTheBanner()
{
    Pictures pictures;
    const PrintHeading heading{u"Acme · Users"_s, u"demo-acme"_s, u"Sandbox · sample data"_s, QColor(u"#b54708"_s)};
    RowsPrintJob job(*m_source, wish(90), heading, pictures.paper());
    QSignalSpy finished(&job, &RowsPrintJob::finished);
    job.start();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(pictures.all().size(), job.pages());
    QVERIFY(job.pages() > 1);
    for (const QImage &page : pictures.all())
        QCOMPARE(page.pixelColor(page.width() - 4, 4).rgb(), heading.bannerColour.rgb());
    if (const QByteArray folder = qgetenv("SHOWROOM_PICTURES"); !folder.isEmpty())
        pictures.full.constFirst().save(QString::fromLocal8Bit(folder) + u"/printed.png"_s);
}

void PrintDialogTest::numbersItsPages_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("pages");
    Pictures pictures;
    const RowsPrinter printer(pictures.paper(), {}, {{u"Id"_s, 10, false}}, 1);
    const int each = printer.rowsPerPage();
    QTest::newRow("one row") << 1 << 1;
    QTest::newRow("a full page") << each << 1;
    QTest::newRow("one more") << each + 1 << 2;
    QTest::newRow("ten pages") << 10 * each << 10;
}

void PrintDialogTest::numbersItsPages()
{
    QFETCH(int, rows);
    Pictures pictures;
    RowsPrinter printer(pictures.paper(), {}, {{u"Id"_s, 10, false}}, rows);
    QTEST(printer.pages(), "pages");
    QVERIFY(printer.begin());
    for (int row = 0; row < rows; ++row)
        QVERIFY(printer.add({QString::number(row)}));
    QVERIFY(printer.end());
    QTEST(int(pictures.all().size()), "pages");
}

void PrintDialogTest::savesAPdfWhenItIsRecorded()
{
    const auto dialog = open();
    dialog->findChild<QSpinBox *>(u"printedRowsSpinBox"_s)->setValue(100);
    dialog->findChild<QLineEdit *>(u"printReasonLineEdit"_s)->setText(u" For the meeting "_s);
    dialog->savePdf(pdf());
    auto *bar = dialog->findChild<MessageBar *>(u"printBar"_s);
    QTRY_VERIFY2(bar->fact().contains(u"printed"_s), qPrintable(bar->fact()));
    QCOMPARE(m_source->printed().size(), 1);
    QCOMPARE(m_source->printed().constFirst(),
             (browsing::PrintedRows{m_environment.id, m_table.name, 100, u"For the meeting"_s}));
    QFile file(pdf());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    QVERIFY(written.startsWith("%PDF"));
    static const QRegularExpression aPage(u"/Type\\s*/Page[^s]"_s);
    QCOMPARE(QString::fromLatin1(written).count(aPage), QStringView(bar->fact()).split(u' ').first().toInt());
    QVERIFY(bar->rest().contains(pdf()));
}

void PrintDialogTest::printsNothingThatIsRefused()
{
    m_source->setPrinting(fail(ErrorCode::RateLimited, u"The hour's exports are used up."_s, u"Free at 13:00."_s));
    const auto dialog = open();
    dialog->savePdf(pdf());
    auto *bar = dialog->findChild<MessageBar *>(u"printBar"_s);
    QTRY_COMPARE(bar->fact(), u"The hour's exports are used up."_s);
    QVERIFY(!QFile::exists(pdf()));
    QVERIFY(dialog->findChild<QPushButton *>(u"savePdfButton"_s)->isEnabled());
}

void PrintDialogTest::asksWhyWhereExportIsRestricted()
{
    Error refused = fail(ErrorCode::InvalidInput, u"Export is restricted."_s, u"Give a reason."_s);
    refused.problems = {{u"reason"_s, u"required"_s, u"Export from this sandbox is restricted; give a reason."_s}};
    m_source->setPrinting(refused);
    const auto dialog = open();
    dialog->savePdf(pdf());
    auto *reason = dialog->findChild<QLineEdit *>(u"printReasonLineEdit"_s);
    QTRY_VERIFY(reason->accessibleDescription().contains(u"give a reason"_s));
    QVERIFY(!QFile::exists(pdf()));
}

void PrintDialogTest::leavesNoFileWhenReadingFails()
{
    const auto dialog = open();
    m_source->failWith(fail(ErrorCode::DatabaseUnreachable, u"The server does not answer."_s, u"Try again."_s));
    dialog->savePdf(pdf());
    QTRY_COMPARE(dialog->findChild<MessageBar *>(u"printBar"_s)->fact(), u"The server does not answer."_s);
    QVERIFY(!QFile::exists(pdf()));
}

void PrintDialogTest::saysThatTheDeviceFails()
{
    Pictures pictures;
    pictures.isJammed = true;
    RowsPrintJob job(*m_source, wish(120), {}, pictures.paper());
    QSignalSpy failed(&job, &RowsPrintJob::failed);
    QSignalSpy finished(&job, &RowsPrintJob::finished);
    job.start();
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(finished.isEmpty());
}

void PrintDialogTest::printsAtMostTenThousandRows()
{
    const auto dialog = open(2'000'000);
    const auto *rows = dialog->findChild<QSpinBox *>(u"printedRowsSpinBox"_s);
    QCOMPARE(rows->maximum(), 10'000);
    QCOMPARE(rows->value(), 1'000);
    QVERIFY(rows->accessibleDescription().contains(u"export them for more"_s));
}

QTEST_MAIN(PrintDialogTest)
#include "tst_print_dialog.moc"
