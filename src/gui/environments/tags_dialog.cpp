#include "gui/environments/tags_dialog.h"

#include "gui/common/builders.h"
#include "gui/common/field.h"
#include "gui/common/flow_layout.h"
#include "gui/environments/details_dialog.h"
#include "gui/environments/fleet_source.h"

#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMap>
#include <QPushButton>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;

TagsDialog::TagsDialog(FleetSource *source, const QList<Environment> &environments, QWidget *parent)
    : FleetDialog(u"pencil"_s, tr("Save tags"), parent)
    , m_source(source)
    , m_environments(environments)
    , m_added(new QLineEdit)
{
    setObjectName(u"tagsDialog"_s);
    setHeading(tr("Tags of %1").arg(namesOf(environments)));
    setSentence(tr("Words to find environments by. The other tags stay as they are."));
    m_added->setObjectName(u"addTagsLineEdit"_s);
    m_field = new Field(tr("&Add"), m_added, tr("Separated by commas"));
    body()->addWidget(m_field);
    addPresentTags();
    connect(m_added, &QLineEdit::textChanged, this, &TagsDialog::check);
    connect(actButton(), &QPushButton::clicked, this, &TagsDialog::begin);
    check();
    m_added->setFocus();
}

void TagsDialog::addPresentTags()
{
    QMap<QString, int> counts;
    for (const Environment &environment : std::as_const(m_environments))
        for (const QString &tag : environment.tags)
            ++counts[tag];
    if (counts.isEmpty())
        return;
    body()->addWidget(label(tr("Keep"), Type::Field));
    auto *chips = new QWidget;
    auto *row = new FlowLayout(chips);
    for (const auto &[tag, count] : counts.asKeyValueRange()) {
        const QString objectName = u"tag%1Button"_s.arg(m_present.size() + 1);
        QPushButton *chip = button(tag + u"  "_s + QLocale().toString(count), objectName, Variant::Chip);
        chip->setAccessibleName(tag);
        chip->setChecked(true);
        chip->setToolTip(tr("Switch it off to remove the tag"));
        connect(chip, &QPushButton::toggled, this, &TagsDialog::check);
        m_present.append(chip);
        row->addWidget(chip);
    }
    body()->addWidget(chips);
    body()->addWidget(muted(tr("With how many of them have it; what is switched off is removed.")));
}

environments::EnvironmentEdit TagsDialog::edit() const
{
    environments::EnvironmentEdit edit;
    edit.addTags = wordsOf(m_added->text());
    for (const QPushButton *chip : m_present)
        if (!chip->isChecked())
            edit.removeTags << chip->accessibleName();
    return edit;
}

void TagsDialog::check()
{
    const environments::EnvironmentEdit changes = edit();
    const QList<Problem> problems = environments::validate(changes);
    m_field->setProblem(problems.isEmpty() ? QString() : problems.constFirst().message);
    actButton()->setEnabled(!changes.isEmpty() && problems.isEmpty());
}

void TagsDialog::begin()
{
    carryOut(m_source->edit(idsOf(m_environments), edit()), tr("Tags of %1 saved.").arg(namesOf(m_environments)));
}

} // namespace showroom::gui
