#include "gui/environments/environment_finder.h"

#include "base/when_ready.h"
#include "gui/common/blueprint_words.h"
#include "gui/common/glyph.h"
#include "gui/common/table_text.h"
#include "gui/environments/environment_source.h"

#include <QAction>
#include <QLineEdit>
#include <QMenu>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using browsing::FoundRow;

namespace {

/// What was looked for and the row's first words, so that two rows can be told apart.
QString lineOf(const QString &blueprint, const FoundRow &found)
{
    constexpr int mostWords = 3;
    QStringList words;
    for (const QString &value : found.row.values.mid(1)) // the first column is the environment's id
        if (!value.isEmpty() && words.size() < mostWords)
            words << visibleText(value.left(60));
    return u"%1: %2"_s.arg(tableLabel(blueprint, found.table), words.join(u" · "_s));
}

} // namespace

EnvironmentFinder::EnvironmentFinder(QLineEdit &line, EnvironmentSource &source, QObject *parent)
    : QObject(parent)
    , m_line(line)
    , m_source(source)
    , m_menu(new QMenu(&line))
{
    m_menu->setObjectName(u"foundRowsMenu"_s);
    m_line.addAction(icon(u"search"_s, Ink::Muted), QLineEdit::LeadingPosition)->setText(tr("Search"));
    connect(&m_line, &QLineEdit::returnPressed, this, &EnvironmentFinder::look);
}

void EnvironmentFinder::setEnvironment(const QString &environmentId, const QString &blueprint)
{
    m_environmentId = environmentId;
    m_blueprint = blueprint;
}

void EnvironmentFinder::look()
{
    const QString text = m_line.text().trimmed();
    if (text.isEmpty())
        return;
    const auto hear = [this, text, asked = ++m_asked](const Result<QList<FoundRow>> &rows) {
        if (asked != m_asked)
            return;
        if (rows)
            take(text, *rows);
        else
            emit failed(rows.error());
    };
    whenReady(m_source.findRows(m_environmentId, text), this, hear);
}

void EnvironmentFinder::take(const QString &text, const QList<FoundRow> &rows)
{
    if (rows.isEmpty())
        emit nothingFound(text);
    else if (rows.size() == 1)
        emit found(rows.first());
    else
        offer(rows);
}

void EnvironmentFinder::offer(const QList<FoundRow> &rows)
{
    m_menu->clear();
    for (const FoundRow &row : rows) {
        QAction *action = m_menu->addAction(lineOf(m_blueprint, row).replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, this, [this, row] { emit found(row); });
    }
    m_menu->popup(m_line.mapToGlobal(QPoint(0, m_line.height() + 4)));
    m_menu->setActiveAction(m_menu->actions().first());
}

} // namespace showroom::gui
