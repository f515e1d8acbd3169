-- The job that goes on filling an environment which is not complete.
SELECT showroom.resumable_job(:id)
