-- All environments that are not deleted, newest first.
SELECT * FROM showroom.environment_list WHERE status <> 'deleted' ORDER BY created_at DESC, id
