#include "core/sessions/session.h"

namespace showroom::sessions {

using namespace Qt::StringLiterals;

QString resetToken()
{
    return u"CONFIRM_RESET"_s;
}

QString toWord(Mode mode)
{
    return mode == Mode::Shared ? u"shared"_s : u"personal"_s;
}

Mode modeFromWord(const QString &word)
{
    return word == u"shared" ? Mode::Shared : Mode::Personal;
}

} // namespace showroom::sessions
