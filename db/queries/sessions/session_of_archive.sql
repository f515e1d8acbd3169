-- The open session that an archive can be brought back into.
SELECT showroom.session_of_archive(:archive::bigint)
