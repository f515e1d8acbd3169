-- Who was let into a sandbox.
SELECT person, first_seen, last_seen FROM showroom.sandbox_users(:environment)
