#include "cli/conversion_text.h"

#include "cli/terminal_text.h"
#include "cli/text_table.h"

using namespace Qt::StringLiterals;

namespace showroom::cli {

QJsonObject toJson(const sandboxes::ConversionReport &report)
{
    QJsonObject tables;
    for (const sandboxes::ConvertedTable &table : report.tables)
        tables.insert(table.table, QJsonObject{{u"moved"_s, table.moved()},
                                               {u"made"_s, table.made},
                                               {u"organisations"_s, table.organisations},
                                               {u"ancestors"_s, table.ancestors},
                                               {u"seeded"_s, table.seeded},
                                               {u"left"_s, table.left}});
    return {{u"environment"_s, report.sandboxId}, {u"target"_s, report.target},
            {u"rows"_s, report.rows()},           {u"tables"_s, tables},
            {u"realUsers"_s, report.realUsers},   {u"personasLeft"_s, report.personasLeft}};
}

QString conversionText(const sandboxes::ConversionReport &report)
{
    TextTable table({{u"TABLE"_s}, {u"MOVES"_s, Align::Right}, {u"STAYS"_s, Align::Right}});
    for (const sandboxes::ConvertedTable &one : report.tables)
        table.addRow({one.table, number(one.moved()), number(one.left)});
    return table.toString() +
           u"%1 to %2; %3 real users, %4 personas stay behind\n"_s.arg(
               rowCount(report.rows()), report.target, number(report.realUsers), number(report.personasLeft));
}

} // namespace showroom::cli
