-- The pre-made logins of an environment.
SELECT id, name, email, role, avatar FROM showroom.persona_list WHERE environment = :environment ORDER BY position, email
