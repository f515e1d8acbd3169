#include "core/sandboxes/sandbox.h"

#include <QCoreApplication>

#include <algorithm>

namespace showroom::sandboxes {

using namespace Qt::StringLiterals;
using environments::Status;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::sandboxes)
};

} // namespace

const QList<TypeInfo> &types()
{
    static const QList<TypeInfo> all{
        {Type::Trial, u"trial"_s, Texts::tr("Trial"), Texts::tr("A prospect tries the product before buying."), 14, 10,
         10'000},
        {Type::Demo, u"demo"_s, Texts::tr("Demo"), Texts::tr("A colleague shows the product, or a tour invites to it."),
         7, 5, 5'000},
        {Type::Development, u"development"_s, Texts::tr("Development"),
         Texts::tr("Developers try integrations away from production."), 30, 10, 100'000},
        {Type::Training, u"training"_s, Texts::tr("Training"), Texts::tr("New users learn where nothing can break."),
         90, 50, 50'000},
    };
    return all;
}

const TypeInfo &infoOf(Type type)
{
    const QList<TypeInfo> &all = types();
    return *std::find_if(all.begin(), all.end(), [type](const TypeInfo &info) { return info.type == type; });
}

QString toWord(Type type)
{
    return infoOf(type).name;
}

std::optional<Type> typeFromWord(QStringView word)
{
    for (const TypeInfo &info : types()) {
        if (info.name == word)
            return info.type;
    }
    return std::nullopt;
}

const QList<RestrictionInfo> &restrictions()
{
    static const QList<RestrictionInfo> all{
        {u"invitations"_s, Texts::tr("Invitations"), false},
        {u"integrations"_s, Texts::tr("Integrations"), false},
        {u"export"_s, Texts::tr("Export"), true},
        {u"billing"_s, Texts::tr("Billing"), true},
        {u"deletion"_s, Texts::tr("Deletion"), true},
        {u"watermark"_s, Texts::tr("Hiding the watermark"), true},
    };
    return all;
}

QString statusWord(Status status)
{
    switch (status) {
    case Status::Queued:
    case Status::Seeding:
        return u"creating"_s;
    case Status::Ready:
        return u"active"_s;
    default:
        return environments::toWord(status);
    }
}

} // namespace showroom::sandboxes
