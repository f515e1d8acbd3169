#include "core/environments/create_tenant.h"

#include "base/clock.h"
#include "base/environment_id.h"
#include "core/environments/environment.h"
#include "generation/blueprint.h"
#include "generation/dataset_request.h"

#include <QCoreApplication>

#include <algorithm>

namespace showroom::environments {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxNameLength = 100;
constexpr qsizetype maxMailLength = 254; // RFC 5321, 4.5.3.1.3 less the angle brackets
constexpr qsizetype maxTextLength = 2000;
constexpr qsizetype maxTags = 20;
constexpr qsizetype maxTagLength = 40;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::environments)
};

/// Control characters, and what stands for bytes that were no text.
bool hasControlCharacter(const QString &text, bool linesAllowed = false)
{
    return std::any_of(text.begin(), text.end(), [linesAllowed](QChar c) {
        const bool isLineEnd = linesAllowed && (c == u'\n' || c == u'\t');
        return c == QChar::ReplacementCharacter || (c.category() == QChar::Other_Control && !isLineEnd);
    });
}

Problem guardProblem(const QString &field, const QString &value, Kind kind)
{
    if (kind == Kind::Sandbox) {
        return {
            field, u"guard"_s,
            Texts::tr("“%1” belongs to something other than a sandbox. A sandbox's id starts with sandbox-, and its "
                      "name must not start with prod-, customer- or demo-.")
                .arg(value.left(60))};
    }
    return {field, u"guard"_s,
            Texts::tr("“%1” belongs to something other than a demo tenant. Showroom only touches environments whose id "
                      "starts with demo- or sandbox-; a demo tenant's name must not start with prod-, customer- or "
                      "sandbox-.")
                .arg(value.left(60))};
}

void checkName(const CreateTenant &request, QList<Problem> &problems)
{
    const QString name = request.name.trimmed();
    if (name.isEmpty()) {
        problems.append({u"name"_s, u"required"_s,
                         request.kind == Kind::Sandbox ? Texts::tr("Give the sandbox a name.")
                                                       : Texts::tr("Give the tenant a name.")});
        return;
    }
    if (claimsForeignPrefix(name, request.kind))
        problems.append(guardProblem(u"name"_s, name, request.kind));
    if (name.size() > maxNameLength) {
        problems.append(
            {u"name"_s, u"too-long"_s,
             Texts::tr("The name has %1 characters; at most %2 are allowed.").arg(name.size()).arg(maxNameLength)});
    }
    if (hasControlCharacter(name)) {
        problems.append({u"name"_s, u"invalid"_s,
                         Texts::tr("The name contains a control character or broken text; use letters, digits, spaces "
                                   "and punctuation.")});
    } else if (request.id.isEmpty() && idFromName(name, request.kind).isEmpty()) {
        problems.append({u"name"_s, u"no-id"_s,
                         Texts::tr("No id can be derived from this name; use some letters or digits, or give an id.")});
    }
}

void checkId(const CreateTenant &request, QList<Problem> &problems)
{
    if (request.id.isEmpty())
        return;
    const QString prefix = toWord(request.kind) + u'-';
    if (!request.id.startsWith(prefix)) {
        problems.append(guardProblem(u"id"_s, request.id, request.kind));
    } else if (!isEnvironmentId(request.id)) {
        problems.append({u"id"_s, u"invalid"_s,
                         Texts::tr("An id is %1 followed by lower-case letters, digits and inner hyphens, at most %2 "
                                   "characters in all.")
                             .arg(prefix)
                             .arg(maxEnvironmentIdLength)});
    }
}

bool isMailAddress(const QString &mail)
{
    const qsizetype at = mail.indexOf(u'@');
    if (at <= 0 || at != mail.lastIndexOf(u'@'))
        return false;
    const QString domain = mail.mid(at + 1);
    const bool plain = std::none_of(mail.begin(), mail.end(), [](QChar c) {
        return c.isSpace() || c.category() == QChar::Other_Control || QStringView(u"\"'<>(),;:\\").contains(c);
    });
    return plain && domain.contains(u'.') && !domain.startsWith(u'.') && !domain.endsWith(u'.') &&
           !domain.contains(u"..");
}

void checkAdmin(const CreateTenant &request, QList<Problem> &problems)
{
    if (!request.adminEmail)
        return;
    const QString mail = request.adminEmail->trimmed();
    if (mail.isEmpty()) {
        problems.append({u"admin"_s, u"required"_s, Texts::tr("Give the admin's email address, or leave it out.")});
    } else if (mail.size() > maxMailLength) {
        problems.append({u"admin"_s, u"too-long"_s,
                         Texts::tr("The admin's email address is longer than %1 characters.").arg(maxMailLength)});
    } else if (!isMailAddress(mail)) {
        problems.append(
            {u"admin"_s, u"invalid"_s,
             Texts::tr("“%1” is not an email address; it looks like name@example.com.").arg(mail.left(60))});
    }
}

void checkText(const QString &field, const QString &value, QList<Problem> &problems)
{
    if (value.size() > maxTextLength) {
        problems.append(
            {field, u"too-long"_s,
             Texts::tr("The text has %1 characters; at most %2 are allowed.").arg(value.size()).arg(maxTextLength)});
    }
    if (hasControlCharacter(value, true))
        problems.append(
            {field, u"invalid"_s, Texts::tr("The text contains a control character or broken text; remove it.")});
}

void checkTags(const QStringList &tags, QList<Problem> &problems)
{
    const bool sizesFit = std::all_of(tags.begin(), tags.end(), [](const QString &tag) {
        return !tag.trimmed().isEmpty() && tag.size() <= maxTagLength && !hasControlCharacter(tag);
    });
    if (tags.size() > maxTags || !sizesFit) {
        problems.append(
            {u"tags"_s, u"invalid"_s,
             Texts::tr("At most %1 tags of one to %2 characters are allowed.").arg(maxTags).arg(maxTagLength)});
    }
}

void checkIsolation(const CreateTenant &request, QList<Problem> &problems)
{
    if (!isolationFromWord(request.isolation)) {
        problems.append(
            {u"isolation"_s, u"unknown"_s,
             Texts::tr("There is no isolation “%1”; known are: %2.")
                 .arg(request.isolation.left(60), toWord(Isolation::SharedSchema) + u", " + toWord(Isolation::Full))});
    }
}

void checkLife(const CreateTenant &request, QList<Problem> &problems)
{
    if (request.lifeDays < 1 || request.lifeDays > maxLifeDays) {
        problems.append({u"days"_s, u"out-of-range"_s,
                         (request.kind == Kind::Sandbox ? Texts::tr("A sandbox lives 1 to %1 days.")
                                                        : Texts::tr("A tenant lives 1 to %1 days."))
                             .arg(maxLifeDays)});
    }
}

} // namespace

CreateTenant usualRequest(const generation::Blueprint &blueprint)
{
    CreateTenant request;
    request.blueprint = blueprint.name();
    request.months = blueprint.months();
    if (!blueprint.size(request.size))
        request.size = blueprint.sizes().first().name;
    return request;
}

QList<Problem> validate(const CreateTenant &request, const generation::Blueprint &blueprint, const Clock &clock)
{
    QList<Problem> problems;
    checkName(request, problems);
    checkId(request, problems);
    for (const Problem &problem : generation::checkRequest(blueprint, datasetRequest(request, clock))) {
        if (problem.field != u"id") // judged above, with the name that it may come from
            problems.append(problem);
    }
    checkIsolation(request, problems);
    checkLife(request, problems);
    return problems + validateDetails(request);
}

QList<Problem> validateDetails(const CreateTenant &request)
{
    QList<Problem> problems;
    checkAdmin(request, problems);
    checkText(u"description"_s, request.description, problems);
    checkText(u"customer"_s, request.customer, problems);
    checkText(u"notes"_s, request.notes, problems);
    checkTags(request.tags, problems);
    return problems;
}

QList<Problem> validate(const CreateTenant &request, const Clock &clock)
{
    if (const auto blueprint = generation::loadBuiltIn(request.blueprint))
        return validate(request, **blueprint, clock);
    QList<Problem> problems = {{u"blueprint"_s, u"unknown"_s,
                                Texts::tr("There is no blueprint “%1”; known are: %2.")
                                    .arg(request.blueprint.left(60), generation::builtInBlueprints().join(u", "))}};
    if (const auto usual = generation::loadBuiltIn(CreateTenant().blueprint))
        problems += validate(request, **usual, clock);
    return problems;
}

Error toError(const QList<Problem> &problems)
{
    const auto guard =
        std::find_if(problems.begin(), problems.end(), [](const Problem &problem) { return problem.code == u"guard"; });
    Error error;
    error.code = guard == problems.end() ? ErrorCode::InvalidInput : ErrorCode::GuardRefused;
    if (guard != problems.end())
        error.message = guard->message;
    else if (problems.size() == 1)
        error.message = problems.constFirst().message;
    else
        error.message = Texts::tr("%n value(s) cannot be used.", nullptr, int(problems.size()));
    const bool isName = guard != problems.end() && (guard->field == u"name" || guard->field == u"id");
    error.hint = isName ? Texts::tr("Nothing was written; choose another name.")
                        : Texts::tr("Nothing was written; correct the values and try again.");
    error.problems = problems;
    return error;
}

generation::DatasetRequest datasetRequest(const CreateTenant &request, const Clock &clock)
{
    const QString id = request.effectiveId();
    generation::DatasetRequest dataset;
    dataset.environmentId = id;
    dataset.size = request.size;
    dataset.counts = request.counts;
    dataset.users = request.users;
    dataset.regions = request.regions;
    dataset.vertical = request.vertical;
    dataset.months = request.months;
    dataset.seasonality = request.seasonality;
    dataset.seed = request.seed.value_or(generation::defaultSeed(id));
    dataset.referenceDate = request.referenceDate.value_or(clock.now().date());
    return dataset;
}

} // namespace showroom::environments
