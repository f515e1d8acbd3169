#include "gui/sessions/token_panel.h"

#include "gui/common/builders.h"
#include "gui/common/field.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int usageHeight = 122;

/// What a product's developer writes; the token is bound, since a literal shows in the server's list of statements.
QString usageText()
{
    return TokenPanel::tr("-- A connection of its own:\n"
                          "SELECT showroom.enter($1);\n"
                          "\n"
                          "-- A connection from a pool, for one transaction:\n"
                          "BEGIN;\n"
                          "SELECT showroom.enter($1, true);");
}

} // namespace

TokenPanel::TokenPanel(QWidget *parent)
    : QWidget(parent)
    , m_token(new QLineEdit)
    , m_copy(button(tr("Copy token"), u"copyTokenButton"_s, Variant::Primary, u"copy"_s))
    , m_usage(new QPlainTextEdit)
{
    setObjectName(u"tokenPanel"_s);
    m_token->setObjectName(u"tokenLineEdit"_s);
    m_token->setReadOnly(true);
    m_token->setFont(face(Type::Mono));
    m_usage->setObjectName(u"usageTextEdit"_s);
    m_usage->setReadOnly(true);
    m_usage->setTabChangesFocus(true);
    m_usage->setFont(face(Type::Mono));
    m_usage->setFixedHeight(em(usageHeight));
    m_usage->setPlainText(usageText());
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(px::unit);
    auto *field = new Field(tr("&Token"), m_token, tr("Whoever has it can enter. It is shown this one time."));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px::block);
    column->addWidget(field);
    line->addWidget(m_copy);
    line->addStretch(1);
    column->addWidget(row);
    column->addWidget(new Field(tr("How the product &uses it"), m_usage,
                                tr("$1 is the token: bind it, do not write it into the statement.")));
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_token->text());
        m_copy->setText(tr("Copied"));
    });
}

void TokenPanel::setToken(const QString &token)
{
    m_token->setText(token);
    m_token->setCursorPosition(0);
    m_copy->setText(tr("Copy token"));
}

QString TokenPanel::token() const
{
    return m_token->text();
}

} // namespace showroom::gui
