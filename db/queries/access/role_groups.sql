-- The roles that people and programs can be given.
SELECT word, meaning FROM showroom.role_group() ORDER BY place
