-- Settings that are text.
SELECT key, value, default_value, description FROM showroom.text_setting_list()
