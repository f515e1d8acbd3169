#pragma once

#include <QtGlobal>

#include <clocale>
#include <locale.h>

namespace showroom::database {

/// Lets libpq speak English in this thread as long as the object lives, whatever the person's language: its words are
/// the only thing that tells failures apart in which no server took part.
class EnglishMessages final {
public:
    EnglishMessages()
        : m_english(newlocale(LC_MESSAGES_MASK, "C", duplocale(uselocale(nullptr))))
        , m_before(m_english ? uselocale(m_english) : nullptr)
    {
    }
    ~EnglishMessages()
    {
        if (!m_english)
            return;
        uselocale(m_before);
        freelocale(m_english);
    }
    Q_DISABLE_COPY_MOVE(EnglishMessages)

private:
    locale_t m_english;
    locale_t m_before;
};

} // namespace showroom::database
