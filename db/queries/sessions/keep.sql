-- Whether a session is never stale.
SELECT showroom.session_keep(:session::uuid, :kept::boolean)
