#include "base/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace showroom {

using namespace Qt::StringLiterals;

Translations::Translations(QCoreApplication &application, const QLocale &locale)
    : m_application(application)
{
    const QString folder = u":/showroom/translations"_s;
    if (m_english.load(u"showroom_en"_s, folder))
        application.installTranslator(&m_english);
    if (locale.language() == QLocale::English || locale.language() == QLocale::C)
        return;
    if (m_toolkit.load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        application.installTranslator(&m_toolkit);
    if (m_own.load(locale, u"showroom"_s, u"_"_s, folder))
        application.installTranslator(&m_own);
}

Translations::~Translations()
{
    m_application.removeTranslator(&m_own);
    m_application.removeTranslator(&m_toolkit);
    m_application.removeTranslator(&m_english);
}

} // namespace showroom
