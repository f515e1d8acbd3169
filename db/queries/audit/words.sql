-- Who did something, and what was done, for filters.
SELECT to_json(actors) AS actors, to_json(actions) AS actions FROM showroom.audit_words()
