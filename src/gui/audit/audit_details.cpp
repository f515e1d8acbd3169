#include "gui/audit/audit_details.h"

#include "gui/audit/audit_wording.h"
#include "gui/common/builders.h"
#include "gui/common/data_table.h"
#include "gui/common/rows_model.h"
#include "gui/common/wording.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using audit::Entry;

namespace {

QString figure(const std::optional<qint64> &value)
{
    return value ? QLocale().toString(*value) : u"—"_s;
}

/// Hashes in groups, so that they wrap.
QString wrapping(const QString &value)
{
    constexpr qsizetype groupDigits = 16;
    static const QRegularExpression hash(u"^[0-9a-f]{40,}$"_s);
    if (!hash.match(value).hasMatch())
        return value;
    QStringList groups;
    for (qsizetype i = 0; i < value.size(); i += groupDigits)
        groups.append(value.mid(i, groupDigits));
    return groups.join(u' ');
}

/// "+1,125", "−1,125"; a dash unless both sides were counted.
QString difference(const CountChange &change)
{
    if (!change.before || !change.after)
        return u"—"_s;
    const qint64 by = *change.after - *change.before;
    return (by > 0 ? u"+"_s : by < 0 ? u"−"_s : QString()) + QLocale().toString(qAbs(by));
}

} // namespace

AuditDetails::AuditDetails(QWidget *parent)
    : Card(parent)
    , m_lines(new QVBoxLayout)
    , m_open(button(tr("Open the environment"), u"openEnvironmentButton"_s, Variant::Link, u"arrow-right"_s))
    , m_copyHash(button(tr("Copy the hash"), u"copyHashButton"_s, Variant::Link, u"copy"_s))
    , m_counts(new DataTable)
    , m_countRows(new RowsModel(
          {{tr("Table")}, {tr("Before"), Cell::Number}, {tr("After"), Cell::Number}, {tr("Change"), Cell::Number}},
          this))
{
    setObjectName(u"auditDetails"_s);
    setMinimumWidth(em(300));
    auto *close = button({}, u"closeDetailsButton"_s, Variant::Quiet, u"x"_s, true);
    nameIconButton(*close, tr("Close the details"));
    addTitleWidget(close);
    m_lines->setSpacing(px::unit);
    m_counts->setObjectName(u"countsTable"_s);
    m_counts->setAccessibleName(tr("Rows before and after"));
    m_counts->setModel(m_countRows);
    m_counts->setSelectionMode(QAbstractItemView::ContiguousSelection);
    m_counts->setColumns({{Cell::Text, 96, true, 0},
                          {Cell::Number, 72, false, 0},
                          {Cell::Number, 72, false, 0},
                          {Cell::Number, 72, false, 1}});
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, px::unit, 0);
    column->setSpacing(px::gap);
    column->addWidget(m_open, 0, Qt::AlignLeft);
    column->addWidget(m_counts);
    column->addLayout(m_lines);
    column->addWidget(m_copyHash, 0, Qt::AlignLeft);
    column->addStretch(1);
    m_area = scrolling(content);
    m_area->setObjectName(u"detailsScrollArea"_s);
    m_area->setFocusPolicy(Qt::StrongFocus);
    m_area->setAccessibleName(tr("Details of the entry"));
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    body()->addWidget(m_area, 1);
    connect(close, &QPushButton::clicked, this, &AuditDetails::closeRequested);
    connect(m_open, &QPushButton::clicked, this, [this] { emit environmentRequested(m_entry.environment); });
    connect(m_copyHash, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_entry.hash); });
}

void AuditDetails::showEntry(const Entry &entry, const QString &environmentName)
{
    const bool isOther = entry.id != m_entry.id;
    m_entry = entry;
    removeLines();
    setTitle(deedText(entry.action));
    m_open->setVisible(m_isLinked && !environmentName.isEmpty());
    addCounts();
    addLine(tr("When"), wording::exact(entry.occurredAt));
    addLine(tr("Who"), entry.actor);
    addLine(tr("Program and address"), originText(entry));
    if (!entry.environment.isEmpty())
        addLine(tr("Environment"), environmentName.isEmpty() ? tr("%1 (gone)").arg(entry.environment)
                                                             : u"%1 (%2)"_s.arg(environmentName, entry.environment));
    if (!entry.reason.isEmpty())
        addLine(tr("Why"), entry.reason);
    addParameters();
    addLine(tr("Technical name"), entry.action, true);
    addChain();
    if (isOther)
        m_area->ensureVisible(0, 0);
}

void AuditDetails::removeLines()
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void AuditDetails::addCounts()
{
    QList<RowsModel::Row> rows;
    for (const CountChange &change : countChanges(m_entry))
        rows.append({{.text = change.table, .toolTip = change.table},
                     {figure(change.before)},
                     {figure(change.after)},
                     {difference(change)}});
    m_countRows->setRows(rows);
    m_counts->setVisible(!rows.isEmpty());
    m_counts->fitHeight();
}

void AuditDetails::addParameters()
{
    for (const Parameter &parameter : parametersOf(m_entry.details))
        addLine(parameter.name, parameter.value);
}

void AuditDetails::addChain()
{
    const QString place = m_entry.sequence ? QLocale().toString(*m_entry.sequence) : tr("Not sealed yet");
    addLine(tr("Place in the chain"), place);
    m_copyHash->setVisible(!m_entry.hash.isEmpty());
    if (!m_entry.hash.isEmpty())
        addLine(tr("Hash"), m_entry.hash, true);
}

void AuditDetails::addLine(const QString &name, const QString &value, bool isMono)
{
    auto *shown = label(wrapping(value), isMono ? Type::Mono : Type::Body);
    shown->setTextFormat(Qt::PlainText);
    shown->setWordWrap(true);
    shown->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QSizePolicy wrapped(QSizePolicy::Ignored, QSizePolicy::Fixed);
    wrapped.setHeightForWidth(true); // else it is as high as it would be at another width
    shown->setSizePolicy(wrapped);
    auto *line = new QWidget;
    auto *lines = new QVBoxLayout(line);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(1);
    lines->addWidget(muted(name));
    lines->addWidget(shown);
    m_lines->addWidget(line);
}

} // namespace showroom::gui
