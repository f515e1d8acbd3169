#include "core/profiles/profile_file.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringDecoder>

#include <algorithm>

namespace showroom::profiles {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(showroom::profiles)
};

struct Key {
    QByteArray name;
    QString Profile::*value;
};

const QList<Key> &textKeys()
{
    static const QList<Key> keys{
        {"color", &Profile::color},     {"service", &Profile::service},           {"address", &Profile::address},
        {"host", &Profile::host},       {"database", &Profile::database},         {"user", &Profile::user},
        {"sslmode", &Profile::sslMode}, {"sslrootcert", &Profile::sslRootCert},   {"sslcert", &Profile::sslCert},
        {"sslkey", &Profile::sslKey},   {"confirmation", &Profile::confirmation}, {"salt-file", &Profile::saltFile}};
    return keys;
}

const QByteArray portKey = "port";

bool isKnown(const QByteArray &key)
{
    return key == portKey ||
           std::any_of(textKeys().begin(), textKeys().end(), [&key](const Key &known) { return known.name == key; });
}

bool isHeader(const QByteArray &line)
{
    return line.startsWith('[');
}

bool isSilent(const QByteArray &line)
{
    return line.isEmpty() || line.startsWith('#') || line.startsWith(';');
}

/// Takes one `key=value` over; what is wrong with it, else nothing.
QString takeLine(const QByteArray &line, Profile &profile)
{
    const qsizetype equals = line.indexOf('=');
    const QByteArray key = line.left(equals).trimmed();
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString value = decoder(line.sliced(equals + 1).trimmed());
    if (decoder.hasError())
        return Texts::tr("it is not UTF-8");
    if (equals <= 0)
        return Texts::tr("it is not of the form key=value");
    if (key == "password")
        return Texts::tr("a password must not lie in this file; put it into the keychain or ~/.pgpass");
    if (!isKnown(key))
        return Texts::tr("“%1” is nothing that a profile has").arg(QString::fromUtf8(key).left(40));
    if (key == portKey) {
        bool ok = false;
        profile.port = value.toInt(&ok);
        return ok ? QString() : Texts::tr("the port is no number");
    }
    for (const Key &known : textKeys()) {
        if (known.name == key)
            profile.*known.value = value;
    }
    return {};
}

QByteArrayList linesOf(const Profile &profile)
{
    QByteArrayList lines{"[" + profile.name.toUtf8() + "]"};
    for (const Key &key : textKeys()) {
        if (const QString &value = profile.*key.value; !value.isEmpty())
            lines << key.name + "=" + value.toUtf8();
    }
    if (profile.port > 0)
        lines << portKey + "=" + QByteArray::number(profile.port);
    return lines;
}

/// What a section holds beside the keys that a profile is written with.
QByteArrayList foreignLines(const QByteArrayList &lines)
{
    QByteArrayList foreign;
    for (const QByteArray &line : lines.sliced(1)) {
        const QByteArray key = line.left(line.indexOf('=')).trimmed();
        if (isSilent(line.trimmed()) || !isKnown(key))
            foreign << line;
    }
    return foreign;
}

/// A profile is written with its way's fields alone.
Profile withoutOtherWays(Profile profile)
{
    if (profile.way != Way::Service)
        profile.service.clear();
    if (profile.way != Way::Address)
        profile.address.clear();
    if (profile.way != Way::Server) {
        profile.host.clear();
        profile.port = 0;
    }
    if (profile.way == Way::Address) {
        profile.database.clear();
        profile.user.clear();
    }
    return profile;
}

} // namespace

ProfileFile ProfileFile::parse(const QByteArray &text)
{
    ProfileFile file;
    file.m_sections.append(Section());
    int number = 0;
    QByteArrayList lines = text.split('\n');
    if (lines.constLast().isEmpty())
        lines.removeLast();
    for (const QByteArray &line : lines) {
        ++number;
        const QByteArray trimmed = line.trimmed();
        if (isHeader(trimmed)) {
            const qsizetype end = trimmed.lastIndexOf(']');
            file.m_sections.append(
                {QString::fromUtf8(trimmed.sliced(1, (end < 0 ? trimmed.size() : end) - 1)).trimmed(), number, {}});
        }
        file.m_sections.last().lines.append(line);
    }
    return file;
}

QByteArray ProfileFile::text() const
{
    QByteArrayList lines;
    for (const Section &section : m_sections)
        lines += section.lines;
    return lines.isEmpty() ? QByteArray() : lines.join('\n') + '\n';
}

ProfileFile::Reading ProfileFile::read(const Section &section) const
{
    Reading reading;
    reading.profile.name = section.name;
    const auto broken = [&](int line, const QString &why) {
        reading.problem = Texts::tr("Line %1 of the profile “%2”: %3.").arg(line).arg(section.name.left(40), why);
        return reading;
    };
    if (!section.lines.constFirst().trimmed().endsWith(']'))
        return broken(section.line, Texts::tr("the square bracket is not closed"));
    if (&section != &m_sections[indexOf(section.name)])
        return broken(section.line, Texts::tr("there is another profile of this name"));
    for (qsizetype i = 1; i < section.lines.size(); ++i) {
        const QByteArray line = section.lines[i].trimmed();
        const QString why = isSilent(line) ? QString() : takeLine(line, reading.profile);
        if (!why.isEmpty())
            return broken(section.line + int(i), why);
    }
    if (!reading.profile.service.isEmpty())
        reading.profile.way = Way::Service;
    else if (!reading.profile.address.isEmpty())
        reading.profile.way = Way::Address;
    if (const auto valid = validate(reading.profile); !valid) {
        QString why = valid.error().message;
        why.chop(why.endsWith(u'.') ? 1 : 0);
        return broken(section.line, why);
    }
    return reading;
}

QList<Profile> ProfileFile::profiles() const
{
    QList<Profile> all;
    for (qsizetype i = 1; i < m_sections.size(); ++i) {
        if (const Reading reading = read(m_sections[i]); reading.problem.isEmpty())
            all.append(reading.profile);
    }
    return all;
}

QStringList ProfileFile::problems() const
{
    QStringList all;
    for (qsizetype i = 0; i < m_sections[0].lines.size(); ++i) {
        if (!isSilent(m_sections[0].lines[i].trimmed())) {
            all << Texts::tr("Line %1: a profile begins with its name in square brackets.").arg(i + 1);
            break;
        }
    }
    for (qsizetype i = 1; i < m_sections.size(); ++i) {
        if (const QString problem = read(m_sections[i]).problem; !problem.isEmpty())
            all << problem;
    }
    return all;
}

Result<Profile> ProfileFile::find(const QString &name) const
{
    const qsizetype index = indexOf(name);
    if (index < 0) {
        QStringList names{localName()};
        for (const Profile &profile : profiles())
            names << profile.name;
        return fail(ErrorCode::NotFound, Texts::tr("There is no connection profile named “%1”.").arg(name),
                    Texts::tr("These are there: %1.").arg(names.join(u", "_s)));
    }
    const Reading reading = read(m_sections[index]);
    if (reading.problem.isEmpty())
        return reading.profile;
    return fail(ErrorCode::InvalidInput, reading.problem,
                Texts::tr("Correct that line by hand; the other profiles can be used meanwhile."));
}

void ProfileFile::put(const Profile &profile, const QString &formerName)
{
    const qsizetype index = indexOf(formerName.isEmpty() ? profile.name : formerName);
    Section section{profile.name, 0, linesOf(withoutOtherWays(profile))};
    if (index >= 0) {
        section.lines += foreignLines(m_sections[index].lines);
        m_sections[index] = section;
        return;
    }
    QByteArrayList &before = m_sections.last().lines;
    if (!before.isEmpty() && !before.constLast().trimmed().isEmpty())
        before.append(QByteArray());
    m_sections.append(section);
}

void ProfileFile::remove(const QString &name)
{
    if (const qsizetype index = indexOf(name); index >= 0)
        m_sections.removeAt(index);
}

qsizetype ProfileFile::indexOf(const QString &name) const
{
    for (qsizetype i = 1; i < m_sections.size(); ++i) {
        if (m_sections[i].name == name)
            return i;
    }
    return -1;
}

} // namespace showroom::profiles
