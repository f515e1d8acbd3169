-- Lets environments live longer, by days or until a moment.
SELECT environment, expires_at FROM showroom.extend_environments(:ids::text[], :days, :until, :reason)
