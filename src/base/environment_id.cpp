#include "base/environment_id.h"

#include <algorithm>

namespace showroom {

namespace {

bool isLabelCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
}

qsizetype prefixLength(QStringView id)
{
    for (const QStringView prefix : {QStringView(u"demo-"), QStringView(u"sandbox-")}) {
        if (id.startsWith(prefix))
            return prefix.size();
    }
    return 0;
}

} // namespace

bool isEnvironmentId(QStringView id)
{
    const qsizetype prefix = prefixLength(id);
    if (prefix == 0 || id.size() <= prefix || id.size() > maxEnvironmentIdLength)
        return false;
    const QStringView label = id.sliced(prefix);
    return label.front() != u'-' && label.back() != u'-' && std::all_of(label.begin(), label.end(), isLabelCharacter);
}

bool hasForeignPrefix(QStringView text)
{
    for (const QStringView prefix : {QStringView(u"prod-"), QStringView(u"customer-"), QStringView(u"sandbox-")}) {
        if (text.startsWith(prefix, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace showroom
