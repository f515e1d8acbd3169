#include "gui/tour/tour_diagnostics.h"

namespace showroom::gui {

using namespace Qt::StringLiterals;

QFuture<QString> TourDiagnostics::collect()
{
    return QtFuture::makeReadyFuture(u"== Showroom ==\n"
                                     "program      showroom 0.1.0\n"
                                     "time         2026-11-20T14:10:00Z\n"
                                     "Qt           6.4.2\n"
                                     "system       Debian GNU/Linux 12 (bookworm), linux 6.1.0, x86_64\n"
                                     "language     en_GB\n\n"
                                     "== Settings ==\n"
                                     "appearance/density = compact\n"
                                     "appearance/theme = dark\n"
                                     "window/page = overview\n\n"
                                     "== Database ==\n"
                                     "connection   showroom at db.example.com:5432\n"
                                     "server       PostgreSQL 15.8\n"
                                     "schema       up to date\n"
                                     "rateLimit.createPerHour = 5\n\n"
                                     "== Doctor ==\n"
                                     "ok     guards: Every registered table has its guard view.\n"
                                     "warn   disk: 1.4 GiB are free.\n"
                                     "       Make room before large environments are created.\n\n"
                                     "== Jobs that failed ==\n"
                                     "job 36 seed demo-tailspin-retail failed 2026-11-20T13:58:00Z\n"
                                     "storage-full: The server's disk is full.\n"
                                     "    could not extend file: No space left on device; password=***\n"_s);
}

} // namespace showroom::gui
