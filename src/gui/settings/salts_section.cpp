#include "gui/settings/salts_section.h"

#include "base/when_ready.h"
#include "gui/common/rows_model.h"
#include "gui/common/wording.h"
#include "gui/settings/settings_source.h"
#include "ui_salts_section.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QPushButton>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using access::SaltState;
using access::SaltVersion;

namespace {

const auto rotateLine = u"showroomctl salt rotate"_s;

RowsModel::Value stateOf(const SaltVersion &version)
{
    switch (version.state) {
    case SaltState::Same:
        return {SaltsSection::tr("The same here"), {}, Meaning::Success, u"circle-check"_s};
    case SaltState::Other:
        return {SaltsSection::tr("Another one here"), {}, Meaning::Danger, u"circle-x"_s};
    case SaltState::Missing:
        return {SaltsSection::tr("Not here"), {}, Meaning::Warning, u"triangle-alert"_s};
    case SaltState::Unrecorded:
        return {SaltsSection::tr("Here alone"), {}, Meaning::Neutral, u"circle-dashed"_s};
    }
    return {};
}

} // namespace

SaltsSection::SaltsSection(SettingsSource &source, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::SaltsSection>())
    , m_source(source)
    , m_model(new RowsModel({{tr("Version"), Cell::Name},
                             {tr("Its secret"), Cell::Status},
                             {tr("Environments"), Cell::Number},
                             {tr("Made by")},
                             {tr("Since"), Cell::Time}},
                            this))
{
    m_ui->setupUi(this);
    m_ui->saltsBar->setClosable(false);
    m_ui->saltsCard->setFlush();
    DataTable *table = m_ui->saltsTable;
    table->setModel(m_model);
    table->setRowHeight(px::rowTall);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setColumns({{Cell::Name, 168, true, 0},
                       {Cell::Status, 168, false, 0},
                       {Cell::Number, 120, false, 0},
                       {Cell::Text, 144, false, 1},
                       {Cell::Time, 176, false, 2}});
    m_ui->rotateLineEdit->setText(rotateLine);
    connect(m_ui->copyRotateButton, &QPushButton::clicked, this,
            [] { QGuiApplication::clipboard()->setText(rotateLine); });
    connect(&m_source, &SettingsSource::changed, this, [this] {
        if (isVisible())
            read();
    });
}

SaltsSection::~SaltsSection() = default;

void SaltsSection::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

void SaltsSection::read()
{
    whenReady(m_source.saltVersions(), this, [this](const Result<QList<SaltVersion>> &versions) {
        if (!versions) {
            m_ui->saltsBar->say(versions.error());
            return;
        }
        m_ui->saltsBar->hide();
        show(*versions);
    });
}

/// The newest first.
void SaltsSection::show(const QList<SaltVersion> &versions)
{
    QList<RowsModel::Row> rows;
    for (const SaltVersion &version : versions)
        rows.prepend({{version.version, version.isNewest ? tr("new environments take it") : QString()},
                      stateOf(version),
                      {QLocale().toString(version.environments)},
                      {version.createdBy.isEmpty() ? u"—"_s : version.createdBy},
                      {wording::exact(version.createdAt)}});
    m_model->setRows(rows);
    m_ui->saltsStackedWidget->setCurrentWidget(rows.isEmpty() ? m_ui->noSaltsPage : m_ui->saltsPage);
}

} // namespace showroom::gui
