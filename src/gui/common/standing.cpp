#include "gui/common/standing.h"

namespace showroom::gui {

void Standing::set(const access::Rights &rights, bool isCareful, const QString &place)
{
    if (rights == m_rights && isCareful == m_isCareful && place == m_place)
        return;
    m_rights = rights;
    m_isCareful = isCareful;
    m_place = place;
    emit changed();
}

QString Standing::whyNot(access::Right right) const
{
    return access::whyNot(m_rights, right);
}

} // namespace showroom::gui
