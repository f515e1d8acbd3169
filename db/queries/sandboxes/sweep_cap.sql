-- How many environments a sweep touches at most.
SELECT showroom.setting_value('sweep.cap')
