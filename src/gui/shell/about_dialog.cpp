#include "gui/shell/about_dialog.h"

#include "gui/common/builders.h"

#include <QCoreApplication>
#include <QPushButton>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

QList<FactList::Fact> aboutFacts()
{
    return {{AboutDialog::tr("Version"), QCoreApplication::applicationVersion()},
            {AboutDialog::tr("Qt"), QString::fromLatin1(qVersion())},
            {AboutDialog::tr("Licence"), AboutDialog::tr("GNU GPL, version 3 or later")},
            {AboutDialog::tr("Icons"), AboutDialog::tr("Lucide (ISC)")}};
}

AboutDialog::AboutDialog(QWidget *parent)
    : PlainDialog(u"boxes"_s, Meaning::Accent, parent)
{
    setObjectName(u"aboutDialog"_s);
    setHeading(tr("About Showroom"));
    setSentence(tr("Safe, realistic, time-limited demo tenants on a shared PostgreSQL."));
    auto *facts = new FactList(aboutFacts());
    facts->setObjectName(u"aboutFactList"_s);
    facts->setAccessibleName(tr("Versions and licences"));
    facts->setMinimumWidth(em(380));
    body()->addWidget(facts);
    auto *close = button(tr("Close"), u"closeAboutButton"_s);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    addButton(close);
}

} // namespace showroom::gui
