-- Does what is due for one environment; the job to be run for it.
SELECT showroom.sweep_one(:environment, :action) AS job
