#include "gui/environments/environment_details_page.h"

#include "base/clock.h"
#include "gui/common/builders.h"
#include "gui/common/pill.h"
#include "gui/common/wording.h"
#include "gui/environments/environment_facts.h"
#include "gui/environments/status_presentation.h"
#include "gui/operations/console_data.h"
#include "ui_environment_details_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;

EnvironmentDetailsPage::EnvironmentDetailsPage(const QString &environmentId, ConsoleData &source, const Clock &clock,
                                               QWidget *parent)
    : Page(parent)
    , m_ui(std::make_unique<Ui::EnvironmentDetailsPage>())
    , m_data(source)
    , m_clock(clock)
    , m_pill(new Pill)
    , m_id(label({}, Type::Mono, QPalette::PlaceholderText))
    , m_export(button(tr("Export…"), u"exportEnvironmentButton"_s, Variant::Secondary, u"package"_s))
{
    setObjectName(u"environmentDetailsPage"_s);
    m_ui->setupUi(contentWidget());
    m_environment.id = environmentId;
    addHead();
    addMenu();
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_data.environments(), signal, this, &EnvironmentDetailsPage::read);
    connect(&m_data.environments(), &QAbstractItemModel::dataChanged, this, &EnvironmentDetailsPage::read);
    read();
}

EnvironmentDetailsPage::~EnvironmentDetailsPage() = default;

void EnvironmentDetailsPage::addHead()
{
    auto *back = button(tr("Environments"), u"backButton"_s, Variant::Link,
                        layoutDirection() == Qt::RightToLeft ? u"arrow-right"_s : u"arrow-left"_s);
    auto *copy = button({}, u"copyIdButton"_s, Variant::Quiet, u"copy"_s, true);
    nameIconButton(*copy, tr("Copy id"));
    setAboveTitle(back);
    addBesideTitle(m_pill);
    addBesideTitle(m_id);
    addBesideTitle(copy);
    addHeadButton(m_export);
    connect(back, &QPushButton::clicked, this, &Page::backRequested);
    connect(copy, &QPushButton::clicked, this, &EnvironmentDetailsPage::copyId);
    connect(m_export, &QPushButton::clicked, this, [this] { emit exportRequested(m_environment); });
}

void EnvironmentDetailsPage::addMenu()
{
    auto *more = button({}, u"moreButton"_s, Variant::Secondary, u"ellipsis"_s);
    nameIconButton(*more, tr("More actions"));
    auto *menu = new QMenu(more);
    menu->setObjectName(u"moreMenu"_s);
    m_progress = menu->addAction(icon(u"activity"_s), tr("Open progress"));
    m_progress->setObjectName(u"actionShowProgress"_s);
    menu->addSeparator();
    m_tearDown = menu->addAction(icon(u"trash-2"_s, Ink::Danger), tr("Tear down…"));
    m_tearDown->setObjectName(u"actionTearDownEnvironment"_s);
    addHeadButton(more);
    connect(more, &QPushButton::clicked, menu, [menu, more] {
        menu->popup(more->mapToGlobal(QPoint(more->width() - menu->sizeHint().width(), more->height() + 4)));
    });
    connect(m_progress, &QAction::triggered, this, [this] { emit progressRequested(m_environment); });
    connect(m_tearDown, &QAction::triggered, this, [this] { emit tearDownRequested(m_environment); });
}

/// The page of an environment that is gone closes by itself.
void EnvironmentDetailsPage::read()
{
    const auto environment = m_data.environments().find(m_environment.id);
    if (environment)
        showEnvironment(*environment);
    else if (m_data.isLoaded())
        emit backRequested();
}

void EnvironmentDetailsPage::showEnvironment(const Environment &environment)
{
    m_environment = environment;
    const QDateTime now = m_clock.now();
    const StatusLook look = statusLook(environment, now);
    setTitle(environment.name);
    setSummary(kindText(environment.kind) + u" · "_s + dataText(environment));
    m_pill->set(look.text, look.glyph, look.meaning);
    m_id->setText(environment.id);
    showTiles(environment, now);
    m_ui->dataFactList->setFacts(dataFacts(environment));
    m_ui->recipeFactList->setFacts(recipeFacts(environment));
    m_ui->lifeFactList->setFacts(lifeFacts(environment));
    m_export->setEnabled(environments::canExport(environment));
    m_export->setToolTip(m_export->isEnabled() ? QString() : tr("Only a complete environment can be exported"));
    m_progress->setEnabled(environment.jobId.has_value());
    m_tearDown->setEnabled(environments::canTearDown(environment));
}

void EnvironmentDetailsPage::showTiles(const Environment &environment, const QDateTime &now)
{
    const QLocale locale;
    m_ui->rowsTile->setFigure(locale.toString(environment.rowsTotal()), {});
    m_ui->rowsTile->setFootnote(tr("in %n table(s)", nullptr, int(environment.counts.size())));
    m_ui->eventsTile->setFigure(locale.toString(environment.eventsTotal), {});
    m_ui->eventsTile->setFootnote(tr("of %n kind(s)", nullptr, int(environment.eventsByKind.size())));
    m_ui->storageTile->setFigure(
        environment.storageBytes ? locale.formattedDataSize(*environment.storageBytes) : u"—"_s, {});
    m_ui->storageTile->setFootnote(environment.storageBytes ? tr("with indexes") : tr("measured when it is complete"));
    m_ui->expiryTile->setFigure(wording::dueIn(environment.expiresAt, now), {});
    m_ui->expiryTile->setFootnote(wording::exact(environment.expiresAt), dueMeaning(environment, now));
}

void EnvironmentDetailsPage::copyId() const
{
    QGuiApplication::clipboard()->setText(m_environment.id);
}

} // namespace showroom::gui
