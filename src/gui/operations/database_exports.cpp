#include "gui/operations/database_exports.h"

#include "gui/operations/database_link.h"
#include "gui/operations/operations.h"

namespace showroom::gui {

DatabaseExports::DatabaseExports(DatabaseLink &link, const Operations &operations, QObject *parent)
    : ExportSource(parent)
    , m_link(link)
{
    connect(&operations, &Operations::changed, this, &ExportSource::changed);
    connect(&operations, &Operations::connectionRestored, this, &ExportSource::changed);
}

QFuture<Result<QList<exporting::ExportRecord>>> DatabaseExports::listExports(const QString &search,
                                                                             const QString &after, int limit)
{
    return m_link.ask([search, after, limit](database::Connection &connection) {
        return exporting::listExports(connection, search, after, limit);
    });
}

} // namespace showroom::gui
