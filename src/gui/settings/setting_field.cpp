#include "gui/settings/setting_field.h"

#include "base/when_ready.h"
#include "gui/common/builders.h"
#include "gui/common/field_hint.h"
#include "gui/settings/settings_source.h"
#include "gui/settings/settings_words.h"

#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>
#include <QVBoxLayout>

namespace showroom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestText = 1'000;

/// "rateLimit.createPerHour" names its input "rateLimitCreatePerHourSpinBox".
QString objectNameOf(const QString &key)
{
    QString name;
    for (const QChar letter : key)
        name += name.endsWith(u'.') ? letter.toUpper() : letter;
    return name.remove(u'.');
}

} // namespace

SettingField::SettingField(SettingsSource &source, const access::Setting &setting, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_key(setting.key)
    , m_number(new QSpinBox)
{
    m_number->setObjectName(objectNameOf(m_key) + u"SpinBox"_s);
    m_number->setRange(int(setting.minimum), int(setting.maximum));
    m_number->setGroupSeparatorShown(true);
    m_number->setKeyboardTracking(false);
    arrange(m_number, settingMeaning(setting.key, setting.description));
    show(setting);
    connect(m_number, &QSpinBox::valueChanged, this, &SettingField::apply);
}

SettingField::SettingField(SettingsSource &source, const access::TextSetting &setting, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_key(setting.key)
    , m_text(new QLineEdit)
{
    m_text->setObjectName(objectNameOf(m_key) + u"LineEdit"_s);
    m_text->setMaxLength(longestText);
    arrange(m_text, settingMeaning(setting.key, setting.description));
    show(setting);
    connect(m_text, &QLineEdit::editingFinished, this, &SettingField::apply);
}

void SettingField::arrange(QWidget *input, const QString &meaning)
{
    m_meaning = meaning;
    m_hint = new FieldHint;
    m_hint->setInput(input);
    auto *caption = label(settingName(m_key), Type::Field);
    caption->setBuddy(input);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(caption);
    column->addWidget(input);
    column->addWidget(m_hint);
}

QWidget *SettingField::input() const
{
    return m_number ? static_cast<QWidget *>(m_number) : m_text;
}

void SettingField::show(const access::Setting &setting)
{
    m_default = QLocale().toString(setting.defaultValue);
    const bool isFresh = QString::number(setting.value) != m_value;
    m_value = QString::number(setting.value);
    if (isFresh && !m_isAsking && !m_number->hasFocus())
        write(m_value);
    showHint();
}

void SettingField::show(const access::TextSetting &setting)
{
    m_default = setting.defaultValue;
    m_value = setting.value;
    if (!m_isAsking && !m_text->hasFocus())
        write(m_value);
    showHint();
}

void SettingField::showHint()
{
    m_hint->setHint(m_default.isEmpty() ? m_meaning : tr("%1. Usually %2").arg(m_meaning, m_default));
}

void SettingField::setAllowed(const QString &why)
{
    input()->setEnabled(why.isEmpty());
    input()->setToolTip(why);
}

QString SettingField::written() const
{
    return m_number ? QString::number(m_number->value()) : m_text->text().trimmed();
}

void SettingField::write(const QString &value)
{
    const QSignalBlocker quiet(input());
    if (m_number)
        m_number->setValue(value.toInt());
    else
        m_text->setText(value);
}

void SettingField::apply()
{
    const QString wanted = written();
    if (wanted == m_value || m_isAsking)
        return;
    m_isAsking = true;
    m_hint->setProblem({});
    if (m_number)
        whenReady(m_source.setSetting(m_key, wanted), this, [this](const Result<access::Setting> &now) {
            take(now ? QString::number(now->value) : m_value, now ? std::nullopt : std::optional(now.error()));
        });
    else
        whenReady(m_source.setTextSetting(m_key, wanted), this, [this](const Result<access::TextSetting> &now) {
            take(now ? now->value : m_value, now ? std::nullopt : std::optional(now.error()));
        });
}

void SettingField::take(const QString &value, const std::optional<Error> &error)
{
    m_isAsking = false;
    const bool hasChangedSince = !error && written() != value && written() != m_value;
    m_value = value;
    if (error)
        m_hint->setProblem(tr("Not changed: %1").arg(QStringList{error->message, error->hint}.join(u' ').trimmed()));
    if (hasChangedSince)
        apply();
    else
        write(value);
}

} // namespace showroom::gui
