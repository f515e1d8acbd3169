-- Changes a setting that is text.
SELECT showroom.text_setting_set(:key, :value)
