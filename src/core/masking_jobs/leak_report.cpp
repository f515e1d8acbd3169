#include "core/masking_jobs/leak_report.h"

#include <QJsonArray>

namespace showroom::masking_jobs {

using namespace Qt::StringLiterals;

QJsonObject LeakReport::toJson() const
{
    QJsonArray list;
    for (const LeakHit &hit : hits) {
        list.append(QJsonObject{{u"kind"_s, hit.kind == LeakKind::OwnRow ? u"own-row"_s : u"rare"_s},
                                {u"whole"_s, hit.isWhole},
                                {u"row"_s, hit.row},
                                {u"column"_s, hit.column},
                                {u"hash"_s, hit.hash}});
    }
    return {{u"rows"_s, rows},     {u"originals"_s, originals}, {u"written"_s, written},         {u"leaks"_s, leaks},
            {u"common"_s, common}, {u"chance"_s, chance},       {u"keptDomains"_s, keptDomains}, {u"hits"_s, list}};
}

} // namespace showroom::masking_jobs
