-- Gives a colleague a session with the same changes.
SELECT showroom.session_copy(:session::uuid, :person)
