-- Resets all sessions of an environment that have changes; how many.
SELECT count(*) FROM showroom.reset_sessions(:environment, :confirmation, :reason)
