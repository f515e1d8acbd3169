#include "core/environments/preset_store.h"

#include "core/environments/tenant_template.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

namespace showroom::environments {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxNameLength = 60;
/// Far more than anybody's presets; what is larger is another file.
constexpr qint64 maxFileBytes = 4 * 1024 * 1024;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::environments)
};

QString ownFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/showroom/presets.json"_s;
}

Error broken(const QString &file, const QString &why)
{
    return fail(ErrorCode::FileFailure, Texts::tr("The presets cannot be read: %1").arg(why),
                Texts::tr("Repair %1 or move it away; it is left as it is until then.").arg(file));
}

Result<QString> checkedName(const QString &name)
{
    const QString trimmed = name.simplified();
    if (!trimmed.isEmpty() && trimmed.size() <= maxNameLength)
        return trimmed;
    Error error =
        fail(ErrorCode::InvalidInput,
             trimmed.isEmpty() ? Texts::tr("Give the preset a name.")
                               : Texts::tr("The preset's name is longer than %1 characters.").arg(maxNameLength));
    error.problems = {{u"preset"_s, u"invalid"_s, error.message}};
    return error;
}

auto findIn(QList<Preset> &presets, const QString &name)
{
    return std::find_if(presets.begin(), presets.end(), [&name](const Preset &preset) {
        return preset.name.compare(name.simplified(), Qt::CaseInsensitive) == 0;
    });
}

Error taken(const QString &name)
{
    Error error = fail(ErrorCode::Conflict, Texts::tr("There is a preset “%1” already.").arg(name),
                       Texts::tr("Choose another name, or delete that preset first."));
    error.problems = {{u"preset"_s, u"exists"_s, error.message}};
    return error;
}

Error missing(const QString &name, const QList<Preset> &presets)
{
    QStringList names;
    for (const Preset &preset : presets)
        names.append(preset.name);
    Error error = fail(ErrorCode::NotFound, Texts::tr("There is no preset “%1”.").arg(name.left(maxNameLength)),
                       names.isEmpty() ? Texts::tr("There are none yet; the wizard's review step keeps one.")
                                       : Texts::tr("The presets are: %1.").arg(names.join(u", "_s)));
    return error;
}

Result<Preset> presetFrom(const QJsonValue &entry, const QString &file)
{
    const QJsonObject object = entry.toObject();
    const QString name = object.value(u"name").toString();
    if (name.isEmpty() || !object.value(u"values").isObject())
        return broken(file, Texts::tr("an entry has no name or no values."));
    const auto request = templateFromJson(object.value(u"values").toObject());
    if (!request)
        return broken(file, Texts::tr("“%1”: %2").arg(name, request.error().message));
    return Preset{name, *request};
}

} // namespace

PresetStore::PresetStore(const QString &file)
    : m_file(file.isEmpty() ? ownFile() : file)
{
}

Result<QList<Preset>> PresetStore::list() const
{
    QFile file(m_file);
    if (!file.exists())
        return QList<Preset>();
    if (!file.open(QIODevice::ReadOnly))
        return broken(m_file, file.errorString());
    if (file.size() > maxFileBytes)
        return broken(m_file, Texts::tr("the file is too large."));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error != QJsonParseError::NoError)
        return broken(m_file, error.errorString());
    if (!document.object().value(u"presets").isArray())
        return broken(m_file, Texts::tr("it holds no presets."));
    QList<Preset> presets;
    for (const QJsonValue &entry : document.object().value(u"presets").toArray()) {
        const auto preset = presetFrom(entry, m_file);
        if (!preset)
            return preset.error();
        presets.append(*preset);
    }
    std::sort(presets.begin(), presets.end(),
              [](const Preset &a, const Preset &b) { return QString::localeAwareCompare(a.name, b.name) < 0; });
    return presets;
}

Result<Preset> PresetStore::find(const QString &name) const
{
    auto presets = list();
    if (!presets)
        return presets.error();
    const auto found = findIn(*presets, name);
    return found == presets->end() ? Result<Preset>(missing(name, *presets)) : Result<Preset>(*found);
}

Result<void> PresetStore::save(const QString &name, const CreateTenant &request, bool replace) const
{
    auto presets = list();
    if (!presets)
        return presets.error();
    const auto checked = checkedName(name);
    if (!checked)
        return checked.error();
    const auto found = findIn(*presets, *checked);
    if (found == presets->end())
        presets->append({*checked, request});
    else if (replace)
        *found = {*checked, request};
    else
        return taken(found->name);
    return write(*presets);
}

Result<void> PresetStore::rename(const QString &name, const QString &newName) const
{
    auto presets = list();
    if (!presets)
        return presets.error();
    const auto checked = checkedName(newName);
    if (!checked)
        return checked.error();
    const auto found = findIn(*presets, name);
    if (found == presets->end())
        return missing(name, *presets);
    if (const auto other = findIn(*presets, *checked); other != presets->end() && other != found)
        return taken(other->name);
    found->name = *checked;
    return write(*presets);
}

Result<void> PresetStore::remove(const QString &name) const
{
    auto presets = list();
    if (!presets)
        return presets.error();
    const auto found = findIn(*presets, name);
    if (found == presets->end())
        return missing(name, *presets);
    presets->erase(found);
    return write(*presets);
}

Result<void> PresetStore::write(const QList<Preset> &presets) const
{
    QJsonArray entries;
    for (const Preset &preset : presets)
        entries.append(QJsonObject{{u"name"_s, preset.name}, {u"values"_s, templateToJson(preset.request)}});
    QSaveFile file(m_file);
    const QByteArray json = QJsonDocument(QJsonObject{{u"presets"_s, entries}}).toJson();
    const bool isWritten = QDir().mkpath(QFileInfo(m_file).path()) && file.open(QIODevice::WriteOnly) &&
                           file.write(json) == json.size() && file.commit();
    if (isWritten)
        return {};
    return fail(ErrorCode::FileFailure, Texts::tr("The presets cannot be written: %1").arg(file.errorString()),
                Texts::tr("Look at the rights on %1 and the room on its disk.").arg(m_file));
}

} // namespace showroom::environments
