-- Gives a login a role.
SELECT showroom.role_grant(:login, :role, :reason)
