#include "gui/sandboxes/seat_links_dialog.h"

#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/data_table.h"
#include "gui/common/file_dialogs.h"
#include "gui/common/message_bar.h"
#include "gui/common/rows_model.h"
#include "gui/sandboxes/sandbox_source.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using sandboxes::NewLink;
using sandboxes::SeatLink;

namespace {

constexpr int dialogWidth = 920; ///< a link is long
constexpr int tableHeight = 300;

} // namespace

SeatLinksDialog::SeatLinksDialog(SandboxSource *source, const Seats &seats, QWidget *parent)
    : PlainDialog(u"link"_s, Meaning::Accent, parent)
    , m_source(source)
    , m_seats(seats)
    , m_message(new MessageBar)
    , m_rows(new RowsModel({{tr("Seat"), Cell::Name}, {tr("Link"), Cell::Mono}, {tr("State"), Cell::Status}}, this))
    , m_save(button(tr("Save as CSV…"), u"saveLinksButton"_s))
    , m_copy(button(tr("Copy all"), u"copyLinksButton"_s, Variant::Primary, u"copy"_s))
    , m_close(addCancelButton())
{
    setObjectName(u"seatLinksDialog"_s);
    setHeading(tr("Links into %n seat(s)", nullptr, int(seats.ids.size())));
    setSentence(
        tr("This is the one time that they are shown; only their fingerprints are kept. Copy or save them now."));
    arrange();
    showLinks();
    makeNext();
}

void SeatLinksDialog::arrange()
{
    auto *table = new DataTable;
    table->setObjectName(u"seatLinksTable"_s);
    table->setAccessibleName(tr("Links into the seats"));
    table->setModel(m_rows);
    table->setRowHeight(px::rowTall);
    table->setColumns({{Cell::Name, 200, false, 0}, {Cell::Mono, 420, true, 0}, {Cell::Status, 112, false, 0}});
    table->setFixedHeight(em(tableHeight));
    m_close->setText(tr("Close"));
    body()->addWidget(m_message);
    body()->addWidget(table);
    addButton(m_save);
    addButton(m_copy);
    m_copy->setDefault(true);
    setFixedWidth(em(dialogWidth));
    tabInOrder({table, m_close, m_save, m_copy});
    connect(m_copy, &QPushButton::clicked, this, &SeatLinksDialog::copyAll);
    connect(m_save, &QPushButton::clicked, this, &SeatLinksDialog::save);
}

void SeatLinksDialog::makeNext()
{
    const qsizetype seat = m_links.size();
    if (seat >= m_seats.ids.size()) {
        end();
        return;
    }
    const QString id = m_seats.ids.at(seat);
    const QString name = m_seats.names.value(seat);
    whenReady(
        m_source->createLink(sandboxes::linkInto(m_seats.like, id, name)), this,
        [this, id, name](const Result<NewLink> &made) {
            m_links.append({id, name, made ? made->url : QString(), made ? std::nullopt : std::optional(made.error())});
            showLinks();
            makeNext();
        });
}

void SeatLinksDialog::showLinks()
{
    QList<RowsModel::Row> rows;
    for (qsizetype i = 0; i < m_seats.ids.size(); ++i) {
        const RowsModel::Value seat{m_seats.names.value(i), m_seats.ids.at(i)};
        if (i >= m_links.size())
            rows.append({seat, {u"—"_s}, {tr("Waiting"), {}, Meaning::Neutral, u"circle-dashed"_s}});
        else if (m_links.at(i).error)
            rows.append({seat,
                         {m_links.at(i).error->message, {}, Meaning::Neutral, {}, m_links.at(i).error->message},
                         {tr("Failed"), {}, Meaning::Danger, u"circle-x"_s}});
        else
            rows.append({seat,
                         {m_links.at(i).url, {}, Meaning::Neutral, {}, m_links.at(i).url},
                         {tr("Made"), {}, Meaning::Success, u"circle-check"_s}});
    }
    m_rows->setRows(rows);
    const bool isOver = m_links.size() == m_seats.ids.size();
    const bool hasAny =
        std::any_of(m_links.begin(), m_links.end(), [](const SeatLink &link) { return !link.url.isEmpty(); });
    for (QPushButton *button : {m_copy, m_save}) {
        button->setEnabled(isOver && hasAny);
        button->setToolTip(isOver || hasAny ? QString() : tr("As soon as all of them are made"));
    }
}

void SeatLinksDialog::end()
{
    const auto failed =
        std::count_if(m_links.begin(), m_links.end(), [](const SeatLink &link) { return link.error.has_value(); });
    if (failed > 0)
        m_message->say(Meaning::Warning, tr("%n link(s) could not be made.", nullptr, int(failed)),
                       tr("The others are good; make the missing ones on the page of each seat."));
    m_copy->setFocus();
    growToContent();
}

/// As a spreadsheet takes it.
void SeatLinksDialog::copyAll()
{
    QStringList lines;
    for (const SeatLink &link : std::as_const(m_links))
        if (!link.url.isEmpty())
            lines << link.name + u'\t' + link.url;
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    m_copy->setText(tr("Copied"));
}

void SeatLinksDialog::save()
{
    QFileDialog *dialog = makeSaveDialog(this, tr("Save the links"), QDir::home().filePath(u"links.csv"_s));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilter(tr("CSV (*.csv)"));
    connect(dialog, &QFileDialog::fileSelected, this, &SeatLinksDialog::write);
    dialog->open();
}

/// For the person alone: who has a link can enter.
void SeatLinksDialog::write(const QString &path)
{
    QSaveFile file(path);
    const QByteArray text = sandboxes::linksAsCsv(m_links).toUtf8();
    const bool isWritten = file.open(QIODevice::WriteOnly) &&
                           file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                           file.write(text) == text.size() && file.commit();
    if (isWritten)
        m_message->say(Meaning::Success, tr("The links are saved."), path);
    else
        m_message->say(Meaning::Danger, tr("The links were not saved."), file.errorString());
    growToContent();
}

} // namespace showroom::gui
