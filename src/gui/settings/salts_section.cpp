#include "gui/settings/salts_section.h"

#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/rights.h"
#include "gui/common/rows_model.h"
#include "gui/common/standing.h"
#include "gui/common/wording.h"
#include "gui/settings/rotate_dialog.h"
#include "gui/settings/settings_source.h"
#include "gui/settings/settings_words.h"
#include "ui_salts_section.h"

#include <QLocale>
#include <QPushButton>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using access::SaltRotation;
using access::SaltState;
using access::SaltVersion;

namespace {

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

SaltsSection::SaltsSection(SettingsSource &source, const Standing &standing, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::SaltsSection>())
    , m_source(source)
    , m_standing(standing)
    , m_model(new RowsModel({{tr("Version"), Cell::Person},
                             {tr("Its secret"), Cell::Status},
                             {tr("Environments"), Cell::Number},
                             {tr("Made by")},
                             {tr("Since"), Cell::Time}},
                            this))
    , m_rotate(button(tr("Rotate…"), u"rotateButton"_s, Variant::Secondary, u"refresh-cw"_s, true))
{
    m_ui->setupUi(this);
    m_ui->saltsBar->setClosable(false);
    m_ui->saltsCard->setFlush();
    DataTable *table = m_ui->saltsTable;
    table->setModel(m_model);
    table->setRowHeight(px::rowTall);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setColumns({{Cell::Person, 168, true, 0},
                       {Cell::Status, 168, false, 0},
                       {Cell::Number, 120, false, 0},
                       {Cell::Text, 144, false, 1},
                       {Cell::Time, 176, false, 2}});
    m_ui->rotateCard->addTitleWidget(m_rotate);
    m_ui->placeLabel->setForegroundRole(QPalette::PlaceholderText);
    connect(m_rotate, &QPushButton::clicked, this, &SaltsSection::rotate);
    connect(&m_standing, &Standing::changed, this, &SaltsSection::showAllowed);
    showAllowed();
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

void SaltsSection::showAllowed()
{
    allow(m_rotate, m_standing.whyNot(Right::RotateSalt));
}

/// What it would mean is read before it is asked.
void SaltsSection::rotate()
{
    whenReady(m_source.planRotation(), this, [this](const Result<SaltRotation> &rotation) {
        if (!rotation) {
            m_ui->rotatedBar->say(rotation.error());
            return;
        }
        auto *dialog = new RotateDialog(m_source, *rotation, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &RotateDialog::done, this, [this](const QString &fact) {
            m_ui->rotatedBar->say(Meaning::Success, fact, tr("Other computers need its line, too, to make new ones."));
            read();
        });
        dialog->open();
    });
}

void SaltsSection::read()
{
    m_ui->placeLabel->setText(tr("Kept in %1.").arg(saltPlaceText(m_source.saltPlace())));
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
