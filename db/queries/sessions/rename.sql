-- Another name for a session.
SELECT showroom.session_rename(:session::uuid, :name)
