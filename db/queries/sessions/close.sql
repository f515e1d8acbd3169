-- Ends a session.
SELECT showroom.session_close(:session::uuid)
