#include "generation/blueprint_checks.h"

#include "generation/blueprint_spec.h"
#include "generation/record_checks.h"
#include "generation/table_checks.h"
#include "masking/corpora.h"

#include <algorithm>

namespace showroom::generation {

using namespace Qt::StringLiterals;

namespace {

/// Collects the problems of one blueprint.
class Checker final {
public:
    Checker(const BlueprintSpec &spec, const YAML::Node &document)
        : m_spec(spec)
        , m_document(document)
    {
    }

    QList<Problem> run()
    {
        checkUnique("regions");
        checkUnique("verticals");
        checkUnique("sizes");
        checkUnique("calendars");
        checkUnique("tables");
        checkRowsVersion();
        checkOutbound();
        checkRegions();
        checkKindNames("verticals", "multipliers");
        checkKindNames("sizes", "counts");
        checkCalendars();
        TableChecks(m_spec, m_document, m_problems).run();
        RecordChecks(m_spec, m_document, m_problems).run();
        return m_problems.list();
    }

private:
    void checkUnique(const char *list)
    {
        QStringList seen;
        for (const YAML::Node &item : m_document[list]) {
            const QString name = QString::fromStdString(item["name"].Scalar());
            if (seen.contains(name)) {
                m_problems.add(item["name"], QString::fromLatin1(list), u"duplicate"_s,
                               u"the name \"%1\" comes twice."_s.arg(name));
            }
            seen.append(name);
        }
    }

    void checkRowsVersion()
    {
        if (m_spec.rowsVersion > m_spec.version)
            m_problems.add(m_document["sameRowsSince"], u"sameRowsSince"_s, u"out-of-range"_s,
                           u"only versions up to %1 can have made these rows."_s.arg(m_spec.version));
    }

    /// What is sent out is nothing that environments are filled with.
    void checkOutbound()
    {
        QStringList seen;
        for (const YAML::Node &item : m_document["outbound"]) {
            const QString name = QString::fromStdString(item["table"].Scalar());
            const bool isFilled = std::any_of(m_spec.tables.cbegin(), m_spec.tables.cend(),
                                              [&](const TableInfo &table) { return table.name == name; });
            if (isFilled)
                m_problems.add(item["table"], u"outbound"_s, u"filled"_s,
                               u"environments have rows in \"%1\"; an outbound table takes none."_s.arg(name));
            if (seen.contains(name))
                m_problems.add(item["table"], u"outbound"_s, u"duplicate"_s,
                               u"the table \"%1\" comes twice."_s.arg(name));
            seen.append(name);
        }
    }

    bool isRegion(const QString &name) const
    {
        return std::any_of(m_spec.regions.cbegin(), m_spec.regions.cend(),
                           [&](const auto &r) { return r.name == name; });
    }

    void checkRegionNames(const YAML::Node &names)
    {
        for (const YAML::Node &name : names) {
            if (const QString text = QString::fromStdString(name.Scalar()); !isRegion(text))
                m_problems.add(name, u"regions"_s, u"unknown"_s, u"there is no region \"%1\"."_s.arg(text));
        }
    }

    void checkRegions()
    {
        for (const YAML::Node &region : m_document["regions"]) {
            if (bool(region["locales"]) == bool(region["includes"])) {
                m_problems.add(region, u"regions"_s, u"required"_s,
                               u"a region has either locales of its own or includes other regions."_s);
            }
            for (const auto &locale : region["locales"]) {
                const QString name = QString::fromStdString(locale.first.Scalar());
                if (!masking::Corpora::hasLocale(name))
                    m_problems.add(locale.first, u"regions"_s, u"unknown"_s, u"there is no locale \"%1\"."_s.arg(name));
            }
            for (const YAML::Node &included : region["includes"])
                checkIncluded(included);
        }
    }

    void checkIncluded(const YAML::Node &included)
    {
        const QString name = QString::fromStdString(included.Scalar());
        const auto &regions = m_spec.regionSpecs;
        const bool plain = std::any_of(regions.begin(), regions.end(),
                                       [&](const RegionSpec &r) { return r.info.name == name && !r.locales.empty(); });
        if (!plain) {
            m_problems.add(included, u"regions"_s, u"unknown"_s,
                           u"there is no region \"%1\" with locales of its own."_s.arg(name));
        }
    }

    void checkKindNames(const char *list, const char *map)
    {
        for (const YAML::Node &item : m_document[list]) {
            for (const auto &entry : item[map]) {
                const QString name = QString::fromStdString(entry.first.Scalar());
                const bool known = std::any_of(m_spec.kinds.cbegin(), m_spec.kinds.cend(),
                                               [&](const KindInfo &kind) { return kind.name == name; });
                if (!known) {
                    m_problems.add(entry.first, QString::fromLatin1(list), u"unknown"_s,
                                   u"there is no kind of event \"%1\"."_s.arg(name));
                }
            }
        }
    }

    void checkCalendars()
    {
        for (const YAML::Node &calendar : m_document["calendars"]) {
            for (const char *list : {"weekdays", "hours"}) {
                const YAML::Node &weights = calendar[list];
                if (std::all_of(weights.begin(), weights.end(),
                                [](const auto &w) { return w.template as<int>(0) == 0; }))
                    m_problems.add(weights, u"calendars"_s, u"out-of-range"_s,
                                   u"at least one weight must be above zero."_s);
            }
            for (const YAML::Node &season : calendar["seasons"])
                checkRegionNames(season["regions"]);
            for (const YAML::Node &days : calendar["specialDays"]) {
                checkRegionNames(days["regions"]);
                if (bool(days["from"]) == bool(days["rule"]))
                    m_problems.add(days, u"calendars"_s, u"required"_s,
                                   u"special days have either \"from\" or a \"rule\"."_s);
            }
        }
    }

    const BlueprintSpec &m_spec;
    const YAML::Node &m_document;
    BlueprintProblems m_problems;
};

} // namespace

QList<Problem> checkReferences(const BlueprintSpec &spec, const YAML::Node &document)
{
    return Checker(spec, document).run();
}

} // namespace showroom::generation
