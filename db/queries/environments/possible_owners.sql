-- The logins that an environment can belong to.
SELECT showroom.possible_owners() AS login
