-- Changes a setting.
SELECT showroom.setting_set(:key, :value)
