-- When the nightly sweeps run (hours in UTC), how long an expired environment is kept.
SELECT showroom.setting_value('sweep.autoResetHour') AS reset_hour, showroom.setting_value('sweep.expiryHour') AS expiry_hour,
       showroom.setting_value('sweep.cleanUpDays') AS clean_up_days
