#include "gui/audit/audit_filter_bar.h"

#include "base/clock.h"
#include "gui/audit/audit_wording.h"
#include "gui/common/builders.h"
#include "gui/common/flow_layout.h"
#include "ui_audit_filter_bar.h"

#include <QCompleter>
#include <QLocale>
#include <QSettings>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

const auto actorKey = u"audit/actor"_s;
const auto actionKey = u"audit/action"_s;
const auto environmentKey = u"audit/environment"_s;
const auto spanKey = u"audit/span"_s;
const auto fromKey = u"audit/from"_s;
const auto untilKey = u"audit/until"_s;

constexpr int weekDays = 7;
constexpr int monthDays = 30;

void choose(QComboBox &box, const QString &value, const QString &text)
{
    int place = box.findData(value);
    if (place < 0) {
        box.addItem(text, value);
        place = box.count() - 1;
    }
    box.setCurrentIndex(place);
}

/// Begins a list of choices with the one that leaves everything in.
void restart(QComboBox &box, const QString &all)
{
    box.clear();
    box.addItem(all, QString());
}

} // namespace

AuditFilterBar::AuditFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::AuditFilterBar>())
{
    m_ui->setupUi(this);
    auto *flow = new FlowLayout(this, px::gap);
    for (QWidget *part : {m_ui->whoWidget, m_ui->whatWidget, m_ui->environmentWidget, m_ui->spanWidget,
                          m_ui->fromWidget, m_ui->untilWidget, m_ui->clearWidget})
        flow->addWidget(part);
    m_ui->whoComboBox->setMinimumWidth(em(132));
    m_ui->whatComboBox->setMinimumWidth(em(172));
    m_ui->environmentComboBox->setMinimumWidth(em(184));
    m_ui->environmentComboBox->setInsertPolicy(QComboBox::NoInsert);
    m_ui->environmentComboBox->lineEdit()->setPlaceholderText(tr("Any"));
    m_ui->environmentComboBox->lineEdit()->setClearButtonEnabled(true);
    m_ui->environmentComboBox->completer()->setFilterMode(Qt::MatchContains);
    m_ui->environmentComboBox->completer()->setCompletionMode(QCompleter::PopupCompletion);
    const QList<std::pair<QString, Span>> spans{{tr("Any time"), Span::Ever},
                                                {tr("Today"), Span::Today},
                                                {tr("Last 7 days"), Span::Week},
                                                {tr("Last 30 days"), Span::Month},
                                                {tr("Between two days"), Span::Between}};
    for (const auto &[text, span] : spans)
        m_ui->spanComboBox->addItem(text, int(span));
    setWords({});
    showDays();
    connectParts();
}

AuditFilterBar::~AuditFilterBar() = default;

void AuditFilterBar::connectParts()
{
    connect(m_ui->whoComboBox, &QComboBox::currentIndexChanged, this, &AuditFilterBar::tell);
    connect(m_ui->whatComboBox, &QComboBox::currentIndexChanged, this, &AuditFilterBar::tell);
    connect(m_ui->environmentComboBox, &QComboBox::activated, this, &AuditFilterBar::tell);
    connect(m_ui->environmentComboBox->lineEdit(), &QLineEdit::editingFinished, this, &AuditFilterBar::tell);
    connect(m_ui->environmentComboBox->lineEdit(), &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            tell();
    });
    connect(m_ui->spanComboBox, &QComboBox::currentIndexChanged, this, [this] {
        showDays();
        tell();
    });
    connect(m_ui->fromDateEdit, &QDateEdit::dateChanged, this, &AuditFilterBar::tell);
    connect(m_ui->untilDateEdit, &QDateEdit::dateChanged, this, &AuditFilterBar::tell);
    connect(m_ui->clearFilterButton, &QPushButton::clicked, this, &AuditFilterBar::clear);
}

void AuditFilterBar::restore(const QSettings &settings, const Clock &clock)
{
    m_clock = &clock;
    const QSignalBlocker quiet(this);
    const QDate today = clock.now().toLocalTime().date();
    const QString actor = settings.value(actorKey).toString();
    const QString action = settings.value(actionKey).toString();
    choose(*m_ui->whoComboBox, actor, actor);
    choose(*m_ui->whatComboBox, action, deedText(action));
    m_ui->environmentComboBox->setEditText(settings.value(environmentKey).toString());
    m_ui->fromDateEdit->setDate(settings.value(fromKey, today.addDays(-weekDays)).toDate());
    m_ui->untilDateEdit->setDate(settings.value(untilKey, today).toDate());
    m_ui->spanComboBox->setCurrentIndex(m_ui->spanComboBox->findData(settings.value(spanKey, 0).toInt()));
    m_told = filter();
    m_ui->clearFilterButton->setEnabled(!isEmpty());
}

void AuditFilterBar::save(QSettings &settings) const
{
    settings.setValue(actorKey, m_ui->whoComboBox->currentData());
    settings.setValue(actionKey, m_ui->whatComboBox->currentData());
    settings.setValue(environmentKey, m_ui->environmentComboBox->currentText());
    settings.setValue(spanKey, m_ui->spanComboBox->currentData());
    settings.setValue(fromKey, m_ui->fromDateEdit->date());
    settings.setValue(untilKey, m_ui->untilDateEdit->date());
}

void AuditFilterBar::setWords(const audit::Words &words)
{
    const QSignalBlocker quiet(this);
    const QString actor = m_ui->whoComboBox->currentData().toString();
    const QString action = m_ui->whatComboBox->currentData().toString();
    const QString environment = m_ui->environmentComboBox->currentText();
    restart(*m_ui->whoComboBox, tr("Everybody"));
    for (const QString &name : words.actors)
        m_ui->whoComboBox->addItem(name, name);
    restart(*m_ui->whatComboBox, tr("Everything"));
    QString group;
    for (const QString &name : words.actions) {
        if (const QString begin = name.section(u'.', 0, 0) + u'.'; begin != group) {
            group = begin;
            m_ui->whatComboBox->addItem(tr("%1: everything").arg(deedGroup(name)), begin);
        }
        m_ui->whatComboBox->addItem(deedText(name), name);
    }
    m_ui->environmentComboBox->clear();
    m_ui->environmentComboBox->addItems(words.environments);
    choose(*m_ui->whoComboBox, actor, actor);
    choose(*m_ui->whatComboBox, action, deedText(action));
    m_ui->environmentComboBox->setEditText(environment);
}

void AuditFilterBar::clear()
{
    chooseOnly({});
}

void AuditFilterBar::chooseOnly(const QString &environment)
{
    {
        const QSignalBlocker quiet(this);
        m_ui->whoComboBox->setCurrentIndex(0);
        m_ui->whatComboBox->setCurrentIndex(0);
        m_ui->environmentComboBox->setEditText(environment);
        m_ui->spanComboBox->setCurrentIndex(0);
    }
    m_told = {u"-"_s, {}, {}, {}, {}}; // what is emptied is told even when it was never applied
    tell();
}

AuditFilterBar::Span AuditFilterBar::span() const
{
    return Span(m_ui->spanComboBox->currentData().toInt());
}

audit::Filter AuditFilterBar::filter() const
{
    audit::Filter filter{m_ui->whoComboBox->currentData().toString(),
                         m_ui->environmentComboBox->currentText().trimmed(),
                         m_ui->whatComboBox->currentData().toString(),
                         {},
                         {}};
    const Span within = span();
    if (within == Span::Ever || !m_clock)
        return filter;
    const QDate today = m_clock->now().toLocalTime().date();
    if (within == Span::Between) {
        filter.from = m_ui->fromDateEdit->date().startOfDay();
        filter.until = m_ui->untilDateEdit->date().addDays(1).startOfDay();
    } else {
        const int days = within == Span::Week ? weekDays : within == Span::Month ? monthDays : 1;
        filter.from = today.addDays(1 - days).startOfDay();
    }
    return filter;
}

QString AuditFilterBar::description() const
{
    const audit::Filter wanted = filter();
    QStringList parts;
    if (!wanted.actor.isEmpty())
        parts << wanted.actor;
    if (!wanted.action.isEmpty())
        parts << m_ui->whatComboBox->currentText();
    if (!wanted.environment.isEmpty())
        parts << wanted.environment;
    if (span() == Span::Between)
        parts << tr("%1 to %2")
                     .arg(QLocale().toString(m_ui->fromDateEdit->date(), QLocale::ShortFormat),
                          QLocale().toString(m_ui->untilDateEdit->date(), QLocale::ShortFormat));
    else if (span() != Span::Ever)
        parts << m_ui->spanComboBox->currentText();
    return parts.join(u" · "_s);
}

void AuditFilterBar::showDays()
{
    m_ui->fromWidget->setVisible(span() == Span::Between);
    m_ui->untilWidget->setVisible(span() == Span::Between);
}

void AuditFilterBar::tell()
{
    if (signalsBlocked())
        return;
    m_ui->clearFilterButton->setEnabled(!isEmpty());
    const audit::Filter now = filter();
    if (now == m_told)
        return;
    m_told = now;
    emit changed();
}

} // namespace showroom::gui
