-- Records an environment and the job that fills it.
SELECT environment, job FROM showroom.create_environment(:request::jsonb)
