#include "gui/sessions/tokens_dialog.h"

#include "base/clock.h"
#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/card.h"
#include "gui/common/careful.h"
#include "gui/common/data_table.h"
#include "gui/common/message_bar.h"
#include "gui/common/rows_model.h"
#include "gui/common/wording.h"
#include "gui/sessions/session_source.h"
#include "gui/sessions/session_wording.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using sessions::SessionToken;

namespace {

constexpr int dialogWidth = 640;
constexpr int listHeight = 240;

} // namespace

TokensDialog::TokensDialog(SessionSource *source, const Standing &standing, const sessions::Session &session,
                           const Clock &clock, QWidget *parent)
    : PlainDialog(u"lock"_s, Meaning::Accent, parent)
    , m_source(source)
    , m_standing(standing)
    , m_session(session)
    , m_clock(clock)
    , m_message(new MessageBar)
    , m_table(new DataTable)
    , m_rows(new RowsModel(
          {{tr("Person")}, {tr("Issued"), Cell::Time}, {tr("Expires"), Cell::Time}, {tr("State"), Cell::Status}}, this))
    , m_revoke(button(tr("Revoke"), u"revokeTokenButton"_s, Variant::DangerQuiet, u"x"_s))
{
    setObjectName(u"tokensDialog"_s);
    setHeading(tr("Tokens of %1").arg(sessionTitle(session)));
    setSentence(tr("Whoever has a valid one can enter the session in %1.").arg(session.environmentName));
    setFixedWidth(em(dialogWidth));
    addParts();
    read();
}

void TokensDialog::addParts()
{
    m_message->setClosable(false);
    m_table->setObjectName(u"tokensTable"_s);
    m_table->setAccessibleName(tr("Tokens"));
    m_table->setModel(m_rows);
    m_table->setRowHeight(px::rowTall);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setColumns({{Cell::Person, 200, true, 0},
                         {Cell::Time, 112, false, 0},
                         {Cell::Time, 112, false, 0},
                         {Cell::Status, 112, false, 0}});
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TokensDialog::showSelection);
    auto *card = new Card;
    card->setFlush();
    card->body()->addWidget(m_table);
    card->setFixedHeight(em(listHeight));
    body()->addWidget(m_message);
    body()->addWidget(card);
    auto *close = button(tr("Close"), u"closeButton"_s, Variant::Primary);
    setFootnote(m_revoke);
    addButton(close);
    close->setDefault(true);
    m_table->setFocus();
    m_revoke->setEnabled(false);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_revoke, &QPushButton::clicked, this, &TokensDialog::askRevoke);
}

void TokensDialog::read()
{
    whenReady(m_source->listTokens(m_session.id), this, [this](const Result<QList<SessionToken>> &tokens) {
        if (tokens)
            showTokens(*tokens);
        else
            m_message->say(tokens.error());
    });
}

bool TokensDialog::isValid(const SessionToken &token) const
{
    return !token.revokedAt.isValid() && (!token.expiresAt.isValid() || token.expiresAt > m_clock.now());
}

/// Those that still open it come first.
void TokensDialog::showTokens(const QList<SessionToken> &tokens)
{
    m_tokens = tokens;
    std::stable_partition(m_tokens.begin(), m_tokens.end(),
                          [this](const SessionToken &token) { return isValid(token); });
    QList<RowsModel::Row> rows;
    for (const SessionToken &token : std::as_const(m_tokens)) {
        const RowsModel::Value state =
            isValid(token)              ? RowsModel::Value{tr("Valid"), {}, Meaning::Success, u"circle-check"_s}
            : token.revokedAt.isValid() ? RowsModel::Value{tr("Revoked"), {}, Meaning::Neutral, u"circle-x"_s}
                                        : RowsModel::Value{tr("Expired"), {}, Meaning::Neutral, u"circle-pause"_s};
        rows.append({{token.person, tr("issued by %1").arg(token.issuedBy)},
                     {wording::ago(token.createdAt, m_clock.now())},
                     {token.expiresAt.isValid() ? untilText(token.expiresAt, m_clock.now()) : tr("never")},
                     state});
    }
    m_rows->setRows(rows);
    showSelection();
}

void TokensDialog::showSelection()
{
    const int row = m_table->selectionModel()->hasSelection() ? m_table->currentIndex().row() : -1;
    m_revoke->setEnabled(row >= 0 && row < m_tokens.size() && isValid(m_tokens.at(row)));
}

void TokensDialog::askRevoke()
{
    const SessionToken token = m_tokens.at(m_table->currentIndex().row());
    ifConfirmed(m_standing,
                {tr("Revoke the token"),
                 tr("%1 cannot enter with it any more; it does not come back.").arg(token.person),
                 m_session.environmentId, tr("Revoke")},
                this, [this, token] { revoke(token); });
}

void TokensDialog::revoke(const SessionToken &token)
{
    m_revoke->setEnabled(false);
    whenReady(m_source->revokeToken(token.id), this, [this, token](const Result<void> &revoked) {
        if (!revoked) {
            m_message->say(revoked.error());
            return;
        }
        m_message->say(Meaning::Success, tr("Revoked."), tr("%1 cannot enter with it any more.").arg(token.person));
        read();
    });
}

} // namespace showroom::gui
