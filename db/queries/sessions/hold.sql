-- Holds a session for its caller, or releases it.
SELECT showroom.session_hold(:session::uuid, :until::timestamptz, :reason)
