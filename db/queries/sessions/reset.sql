-- Takes a session's changes away; the archive.
SELECT showroom.session_reset(:session::uuid, :confirmation, :stamp::text, :reason)
