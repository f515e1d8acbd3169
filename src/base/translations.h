#pragma once

#include <QLocale>
#include <QTranslator>

class QCoreApplication;

namespace showroom {

/// The texts of one language, ours and Qt's own, for as long as the object lives. English has a catalogue too: it holds
/// the plural forms, without which people would read "3 step(s)".
class Translations final {
public:
    /// Installs the catalogues of `locale` into `application`, which must outlive the object; what a language lacks
    /// stays in English.
    Translations(QCoreApplication &application, const QLocale &locale);
    ~Translations();
    Q_DISABLE_COPY_MOVE(Translations)

private:
    QCoreApplication &m_application;
    QTranslator m_english;
    QTranslator m_toolkit;
    QTranslator m_own;
};

} // namespace showroom
