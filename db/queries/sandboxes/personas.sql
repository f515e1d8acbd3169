-- The pre-made logins of an environment.
SELECT id, name, email, role, avatar, password_set_at, takes_password
  FROM showroom.persona_list WHERE environment = :environment ORDER BY position, email
