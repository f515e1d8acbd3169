#include "gui/help/help_dialog.h"

#include "gui/common/builders.h"
#include "gui/common/card.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTextBrowser>
#include <QUrl>

#include <algorithm>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize helpSize{920, 600};
constexpr int listWidth = 320;

bool holds(const HelpPage &page, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(), [&page](const QString &word) {
        return page.title.contains(word, Qt::CaseInsensitive) || page.markdown.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace

HelpDialog::HelpDialog(QWidget *parent)
    : QDialog(parent)
    , m_pages(helpPages())
    , m_search(new QLineEdit)
    , m_list(new QListWidget)
    , m_nothing(muted(tr("No page holds these words."), Type::Body))
    , m_text(new QTextBrowser)
{
    setObjectName(u"helpDialog"_s);
    setWindowTitle(tr("Help"));
    setBackgroundRole(QPalette::Window);
    arrange();
    connect(m_search, &QLineEdit::textChanged, this, &HelpDialog::search);
    connect(m_list, &QListWidget::currentRowChanged, this, &HelpDialog::showCurrent);
    connect(m_text, &QTextBrowser::anchorClicked, this, &HelpDialog::follow);
    search({});
    resize(em(helpSize.width()), em(helpSize.height()));
}

void HelpDialog::arrange()
{
    m_search->setObjectName(u"helpLineEdit"_s);
    m_search->setPlaceholderText(tr("Search the help"));
    m_search->setAccessibleName(tr("Search the help"));
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(u"helpPageList"_s);
    m_list->setAccessibleName(tr("Pages of the help"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->setObjectName(u"helpText"_s);
    m_text->setAccessibleName(tr("Text of the page"));
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(px::block);
    auto *close = button(tr("Close"), u"closeHelpButton"_s);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *left = new QVBoxLayout;
    auto *pages = new Card;
    pages->setFlush();
    pages->body()->addWidget(m_list);
    left->addWidget(m_search);
    left->addWidget(m_nothing);
    left->addWidget(pages, 1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(px::block);
    middle->addLayout(left);
    middle->addWidget(m_text, 1);
    m_search->setFixedWidth(em(listWidth));
    pages->setFixedWidth(em(listWidth));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px::block, px::block, px::block, px::block);
    column->setSpacing(px::block);
    column->addLayout(middle, 1);
    column->addLayout(across({close}, px::unit, 0));
}

void HelpDialog::search(const QString &text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    m_list->clear();
    for (const HelpPage &page : std::as_const(m_pages)) {
        if (!holds(page, words))
            continue;
        auto *item = new QListWidgetItem(page.title, m_list);
        item->setData(Qt::UserRole, page.name);
        item->setToolTip(page.section + u": "_s + page.title);
        item->setData(Qt::AccessibleDescriptionRole, page.section);
    }
    m_nothing->setVisible(m_list->count() == 0);
    m_list->setCurrentRow(0);
    showCurrent();
}

bool HelpDialog::showPage(const QString &name)
{
    m_search->clear();
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toString() != name)
            continue;
        m_list->setCurrentRow(row);
        return true;
    }
    return false;
}

void HelpDialog::showTroubleshooting()
{
    m_search->clear();
    m_list->setCurrentRow(0);
    m_search->setFocus();
}

void HelpDialog::showCurrent()
{
    const QListWidgetItem *item = m_list->currentItem();
    const QString name = item ? item->data(Qt::UserRole).toString() : QString();
    m_text->clear();
    for (const HelpPage &page : std::as_const(m_pages))
        if (page.name == name)
            m_text->setMarkdown(page.markdown);
}

/// Only the web leaves the window; links between files of the repository have no page here.
void HelpDialog::follow(const QUrl &link)
{
    if (link.scheme() == u"http" || link.scheme() == u"https")
        QDesktopServices::openUrl(link);
    else if (link.scheme() == u"showroom-help")
        showPage(helpPageOfLink(link.path()));
    else if (link.fileName() == u"cli.md")
        showPage(u"cli"_s);
}

} // namespace showroom::gui
