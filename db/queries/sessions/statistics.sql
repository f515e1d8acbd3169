-- What a session changed, per table; children first.
SELECT table_name, created, edited, deleted FROM showroom.session_statistics(:session::uuid)
