-- Takes a role from a login.
SELECT showroom.role_revoke(:login, :role, :reason)
