-- Whom a role can be given.
SELECT login, is_superuser FROM showroom.logins()
