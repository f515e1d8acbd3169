#include "gui/environments/details_dialog.h"

#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/field.h"
#include "gui/common/message_bar.h"
#include "gui/environments/fleet_source.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

using environments::Environment;
using environments::EnvironmentEdit;
using environments::TextEdit;

namespace {

constexpr int notesHeight = 88;

std::optional<TextEdit> changeOf(const QString &was, const QString &now)
{
    return was == now ? std::nullopt : std::optional(TextEdit{was, now});
}

/// Takes over what a colleague wrote, unless the person wrote something else here.
void follow(QLineEdit *input, const QString &was, const QString &present)
{
    if (input->text() == was)
        input->setText(present);
}

} // namespace

DetailsDialog::DetailsDialog(FleetSource *source, const Environment &environment, QWidget *parent)
    : FleetDialog(u"pencil"_s, tr("Save"), parent)
    , m_source(source)
    , m_environment(environment)
    , m_description(new QLineEdit(environment.description))
    , m_customer(new QLineEdit(environment.customer))
    , m_notes(new QPlainTextEdit(environment.notes))
    , m_tags(new QLineEdit(environment.tags.join(u", "_s)))
    , m_admin(new QLineEdit(environment.adminEmail))
    , m_owner(new QComboBox)
{
    setObjectName(u"detailsDialog"_s);
    setHeading(tr("Edit details of %1").arg(environment.name));
    setSentence(tr("What colleagues should know. None of it is part of the data."));
    addFields();
    showOwners({environment.owner});
    connect(actButton(), &QPushButton::clicked, this, &DetailsDialog::begin);
    whenReady(m_source->possibleOwners(), this, [this](const Result<QStringList> &logins) {
        if (logins)
            showOwners(*logins);
    });
    check();
    m_description->setFocus();
}

void DetailsDialog::addFields()
{
    m_description->setObjectName(u"descriptionLineEdit"_s);
    m_customer->setObjectName(u"customerLineEdit"_s);
    m_notes->setObjectName(u"notesTextEdit"_s);
    m_notes->setTabChangesFocus(true);
    m_notes->setFixedHeight(em(notesHeight));
    m_tags->setObjectName(u"tagsLineEdit"_s);
    m_admin->setObjectName(u"adminLineEdit"_s);
    m_owner->setObjectName(u"ownerComboBox"_s);
    addField(u"description"_s, tr("&Description"), m_description);
    addField(u"customer"_s, tr("C&ustomer or opportunity"), m_customer);
    addField(u"notes"_s, tr("&Notes"), m_notes);
    addField(u"tags"_s, tr("&Tags"), m_tags, tr("Words to find it by, separated by commas"));
    addField(u"admin"_s, tr("&Admin’s email"), m_admin, tr("Notices go there"));
    addField(u"owner"_s, tr("&Owner"), m_owner, tr("Whose it is from now on"));
    for (QLineEdit *input : {m_description, m_customer, m_tags, m_admin})
        connect(input, &QLineEdit::textChanged, this, &DetailsDialog::check);
    connect(m_notes, &QPlainTextEdit::textChanged, this, &DetailsDialog::check);
    connect(m_owner, &QComboBox::currentTextChanged, this, &DetailsDialog::check);
}

void DetailsDialog::addField(const QString &name, const QString &caption, QWidget *input, const QString &hint)
{
    auto *field = new Field(caption, input, hint);
    m_fields.insert(name, field);
    body()->addWidget(field);
}

void DetailsDialog::showOwners(const QStringList &logins)
{
    const QString chosen = m_owner->count() > 0 ? m_owner->currentText() : m_environment.owner;
    const QSignalBlocker blocker(m_owner);
    m_owner->clear();
    m_owner->addItems(logins);
    if (m_owner->findText(chosen) < 0)
        m_owner->addItem(chosen); // somebody whose login is gone
    m_owner->setCurrentText(chosen);
}

EnvironmentEdit DetailsDialog::edit() const
{
    EnvironmentEdit edit;
    edit.description = changeOf(m_environment.description, m_description->text().trimmed());
    edit.customer = changeOf(m_environment.customer, m_customer->text().trimmed());
    edit.notes = changeOf(m_environment.notes, m_notes->toPlainText());
    edit.admin = changeOf(m_environment.adminEmail, m_admin->text().trimmed());
    edit.owner = changeOf(m_environment.owner, m_owner->currentText());
    const QStringList tags = wordsOf(m_tags->text());
    for (const QString &tag : tags)
        if (!m_environment.tags.contains(tag))
            edit.addTags << tag;
    for (const QString &tag : std::as_const(m_environment.tags))
        if (!tags.contains(tag))
            edit.removeTags << tag;
    return edit;
}

void DetailsDialog::showProblems(const QList<Problem> &problems)
{
    for (const auto &[name, field] : m_fields.asKeyValueRange()) {
        QString text;
        for (const Problem &problem : problems)
            if (problem.field == name)
                text = problem.message;
        field->setProblem(text);
    }
}

void DetailsDialog::check()
{
    const EnvironmentEdit changes = edit();
    const QList<Problem> problems = environments::validate(changes);
    showProblems(problems);
    actButton()->setEnabled(!changes.isEmpty() && problems.isEmpty());
}

void DetailsDialog::begin()
{
    carryOut(m_source->edit({m_environment.id}, edit()), tr("Details of %1 saved.").arg(m_environment.name));
}

void DetailsDialog::refuse(const Error &error)
{
    FleetDialog::refuse(error);
    showProblems(error.problems);
    if (error.code != ErrorCode::Conflict)
        return;
    whenReady(m_source->find(m_environment.id), this, [this](const Result<Environment> &present) {
        if (present)
            meetChanges(*present);
    });
}

/// What the person did not touch becomes what it is now; what both changed stays as typed, and saving once more means
/// it.
void DetailsDialog::meetChanges(const Environment &present)
{
    const Environment seen = m_environment;
    const bool isNotesMine = m_notes->toPlainText() != seen.notes;
    const bool isTagsMine = wordsOf(m_tags->text()) != seen.tags;
    const bool isOwnerMine = m_owner->currentText() != seen.owner;
    m_environment = present;
    QHash<QString, QString> problems;
    for (const auto &[name, field] : m_fields.asKeyValueRange())
        problems.insert(name, field->problem());
    follow(m_description, seen.description, present.description);
    follow(m_customer, seen.customer, present.customer);
    follow(m_admin, seen.adminEmail, present.adminEmail);
    if (!isNotesMine)
        m_notes->setPlainText(present.notes);
    if (!isTagsMine)
        m_tags->setText(present.tags.join(u", "_s));
    if (!isOwnerMine)
        m_owner->setCurrentText(present.owner);
    check();
    for (const auto &[name, problem] : problems.asKeyValueRange())
        m_fields.value(name)->setProblem(problem);
    message()->say(Meaning::Warning, tr("Somebody else changed it meanwhile."),
                   tr("Look at what it says now. Save again to put your words in its place."));
}

QStringList wordsOf(const QString &text)
{
    QStringList words;
    for (const QString &word : text.split(u',', Qt::SkipEmptyParts))
        if (!word.trimmed().isEmpty())
            words << word.trimmed();
    return words;
}

} // namespace showroom::gui
