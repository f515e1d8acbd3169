-- Records an environment and the job that fills it.
SELECT environment_id, job_id FROM showroom.create_environment(:request::jsonb)
