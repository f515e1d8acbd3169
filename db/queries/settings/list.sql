-- Every setting with its value, default and range.
SELECT key, value, default_value, minimum, maximum, description FROM showroom.setting_list()
