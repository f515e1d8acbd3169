-- Marks an environment as deleting and records the job that clears it.
SELECT showroom.start_teardown(:id, :reason)
