-- Records several environments and the jobs that fill them, or none.
SELECT environment, job FROM showroom.create_environments(:requests::jsonb)
