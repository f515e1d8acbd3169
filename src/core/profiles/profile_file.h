#pragma once

#include "base/result.h"
#include "core/profiles/profile.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

namespace showroom::profiles {

/// The text of the profiles' file: a section per profile, `[name]` and lines `key=value` below, as in pg_service.conf.
///
/// Nothing is ever lost: a change touches the lines of its own section alone, and of those only the ones that it knows;
/// comments and sections that cannot be read stay as they are.
class ProfileFile final {
public:
    /// Never fails: what cannot be read is told by problems().
    static ProfileFile parse(const QByteArray &text);
    QByteArray text() const;

    /// The profiles that can be used, in the file's order.
    QList<Profile> profiles() const;
    /// A sentence with the line for each section that cannot be used.
    QStringList problems() const;
    /// The profile; NotFound with the names that there are, InvalidInput when its section is broken.
    Result<Profile> find(const QString &name) const;

    /// Puts the profile in place of the one named `formerName`, or at the end when there is none.
    void put(const Profile &profile, const QString &formerName);
    /// Takes the profile's section away; nothing happens when there is none.
    void remove(const QString &name);

private:
    struct Section {
        QString name; ///< null: what stands before the first section
        int line = 0;
        QByteArrayList lines; ///< with the header
    };
    struct Reading {
        Profile profile;
        QString problem; ///< empty when the profile can be used
    };

    Reading read(const Section &section) const;
    qsizetype indexOf(const QString &name) const;

    QList<Section> m_sections;
};

} // namespace showroom::profiles
