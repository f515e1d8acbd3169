-- Which state of a session somebody looks at.
SELECT showroom.session_stamp(:session::uuid)
