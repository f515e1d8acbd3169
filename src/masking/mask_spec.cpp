#include "masking/mask_spec.h"

#include "masking/mask_catalogue.h"

#include <limits>
#include <optional>

namespace showroom::masking {

using namespace Qt::StringLiterals;

namespace {

Error badSpec(const QString &message, const QString &hint)
{
    return fail(ErrorCode::InvalidInput, message, hint);
}

Error unknownMask(const QString &name)
{
    const QString nearest = nearestMaskName(name);
    return badSpec(u"There is no mask named \"%1\"."_s.arg(name),
                   nearest.isEmpty() ? u"See the list of masks for the names there are."_s
                                     : u"Did you mean \"%1\"?"_s.arg(nearest));
}

QString optionHint(MaskKind kind)
{
    QStringList syntaxes;
    for (const MaskOption &option : maskInfo(kind).options)
        syntaxes.append(maskKindName(kind) + u':' + option.syntax);
    return syntaxes.isEmpty() ? u"Write \"%1\" without options."_s.arg(maskKindName(kind))
                              : u"Write %1."_s.arg(syntaxes.join(u" or "_s));
}

Error badOption(MaskKind kind, const QString &option)
{
    return badSpec(u"The mask \"%1\" has no option \"%2\"."_s.arg(maskKindName(kind), option), optionHint(kind));
}

Error badFigure(const QString &option, qint64 lowest, qint64 highest)
{
    return badSpec(u"The option \"%1\" needs a whole number from %2 to %3."_s.arg(option).arg(lowest).arg(highest),
                   u"Write for example \"%1=%2\"."_s.arg(option).arg(std::max<qint64>(lowest, 10)));
}

/// Sets a field that is still at its default; false when the option came before.
template <class T, class V>
bool setOnce(T &field, V value)
{
    if (field != T())
        return false;
    field = T(value);
    return true;
}

/// A figure option: its name, where it goes, and its range.
struct Figure {
    MaskKind kind;
    QStringView name;
    qint64 highest;
};
constexpr Figure figures[] = {
    {MaskKind::Number, u"noise", 100},
    {MaskKind::Number, u"bucket", 1'000'000'000'000},
    {MaskKind::Date, u"shift", 3650},
};

bool store(MaskSpec &spec, QStringView name, qint64 value)
{
    if (name == u"noise")
        return setOnce(spec.noisePercent, value);
    if (name == u"bucket")
        return setOnce(spec.bucket, value);
    return setOnce(spec.shiftDays, value);
}

Result<bool> readFigure(MaskSpec &spec, QStringView option)
{
    const qsizetype equals = option.indexOf(u'=');
    for (const Figure &figure : figures) {
        if (figure.kind != spec.kind || option.first(std::max<qsizetype>(equals, 0)) != figure.name)
            continue;
        bool isNumber = false;
        const qint64 value = option.sliced(equals + 1).toLongLong(&isNumber);
        if (!isNumber || value < 1 || value > figure.highest)
            return badFigure(figure.name.toString(), 1, figure.highest);
        return store(spec, figure.name, value);
    }
    return badOption(spec.kind, option.toString());
}

Result<bool> readOption(MaskSpec &spec, QStringView option)
{
    const bool canBeUnique = spec.kind == MaskKind::Email || spec.kind == MaskKind::UserName;
    if (option == u"unique" && canBeUnique)
        return setOnce(spec.unique, true);
    if (option == u"keep-domain" && spec.kind == MaskKind::Email)
        return setOnce(spec.keepDomain, true);
    return readFigure(spec, option);
}

Result<MaskSpec> readChoices(MaskSpec spec, QStringView text)
{
    for (const QStringView choice : text.split(u'|')) {
        if (choice.trimmed().isEmpty())
            return badSpec(u"A value of the mask \"category\" is empty."_s, optionHint(spec.kind));
        spec.choices.push_back(choice.trimmed().toUtf8().toStdString());
    }
    if (spec.choices.size() < 2) {
        return badSpec(u"The mask \"category\" needs at least two values to draw from."_s,
                       u"Write category:a|b|c, or constant:… for a single value."_s);
    }
    return spec;
}

Result<MaskSpec> readConstant(MaskSpec spec, QStringView text)
{
    if (text.isEmpty())
        return badSpec(u"The mask \"constant\" needs a value."_s, u"Write constant:… or null for no value."_s);
    if (text.contains(u'\0'))
        return badSpec(u"A constant cannot hold a NUL character."_s, u"Leave it out."_s);
    spec.constant = text.toUtf8().toStdString();
    return spec;
}

MaskSpec withDefaults(MaskSpec spec)
{
    if (spec.kind == MaskKind::Number && spec.noisePercent == 0 && spec.bucket == 0)
        spec.noisePercent = MaskSpec::defaultNoisePercent;
    if (spec.kind == MaskKind::Date && spec.shiftDays == 0)
        spec.shiftDays = MaskSpec::defaultShiftDays;
    return spec;
}

} // namespace

Result<MaskSpec> MaskSpec::parse(QStringView text)
{
    const qsizetype colon = text.indexOf(u':');
    const QStringView name = (colon < 0 ? text : text.first(colon)).trimmed();
    const QStringView options = colon < 0 ? QStringView() : text.sliced(colon + 1);
    const std::optional<MaskKind> kind = maskKindFromName(name);
    if (!kind)
        return unknownMask(name.toString());
    MaskSpec spec;
    spec.kind = *kind;
    if (spec.kind == MaskKind::Constant)
        return readConstant(spec, options);
    if (spec.kind == MaskKind::Category)
        return readChoices(spec, options);
    if (colon < 0)
        return withDefaults(spec);
    for (const QStringView option : options.split(u',')) {
        const auto stored = readOption(spec, option.trimmed());
        if (!stored)
            return stored.error();
        if (!*stored)
            return badSpec(u"The option \"%1\" comes twice."_s.arg(option.trimmed()), u"Give it once."_s);
    }
    return withDefaults(spec);
}

QString MaskSpec::toText() const
{
    QStringList options;
    if (unique)
        options.append(u"unique"_s);
    if (keepDomain)
        options.append(u"keep-domain"_s);
    if (noisePercent > 0)
        options.append(u"noise=%1"_s.arg(noisePercent));
    if (bucket > 0)
        options.append(u"bucket=%1"_s.arg(bucket));
    if (shiftDays > 0)
        options.append(u"shift=%1"_s.arg(shiftDays));
    QStringList values;
    for (const std::string &choice : choices)
        values.append(QString::fromStdString(choice));
    if (!values.isEmpty())
        options.append(values.join(u'|'));
    if (!constant.empty())
        options.append(QString::fromStdString(constant));
    return options.isEmpty() ? maskKindName(kind) : maskKindName(kind) + u':' + options.join(u',');
}

} // namespace showroom::masking
