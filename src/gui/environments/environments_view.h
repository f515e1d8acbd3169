#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

class QSettings;

namespace showroom::gui {

/// The chips above the list.
enum class EnvironmentGroup { All, Ready, InProgress, Expiring, Failed };

/// Which environments the list shows.
struct EnvironmentsView {
    EnvironmentGroup group = EnvironmentGroup::All;
    QString words;    ///< every one has to occur
    QString owner;    ///< empty: anybody's
    QStringList tags; ///< every one has to be there

    bool operator==(const EnvironmentsView &) const = default;
};

QJsonObject toJson(const EnvironmentsView &view);
/// What is missing or of another type has its default.
EnvironmentsView viewFromJson(const QJsonObject &json);

/// A view that the person keeps under a name.
struct SavedFilter {
    QString name;
    EnvironmentsView view;
};

/// The person's saved filters, in the settings file, in the order in which they were saved.
class SavedFilters final {
public:
    /// `settings` must outlive this.
    explicit SavedFilters(QSettings &settings);

    const QList<SavedFilter> &list() const { return m_filters; }
    bool has(const QString &name) const;
    void add(const SavedFilter &filter, std::optional<qsizetype> place = {});
    void rename(const QString &name, const QString &newName);
    void remove(const QString &name);

private:
    qsizetype placeOf(const QString &name) const;
    void write();

    QSettings &m_settings;
    QList<SavedFilter> m_filters;
};

} // namespace showroom::gui
