-- Who did something, what was done and with what, for filters.
SELECT to_json(actors) AS actors, to_json(actions) AS actions, to_json(environments) AS environments FROM showroom.audit_words()
