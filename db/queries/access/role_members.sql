-- Who has which role, and whether by itself or by another one.
SELECT login, word, is_direct FROM showroom.role_members()
