-- Access links of an environment, newest first, or the one that is named.
SELECT * FROM showroom.access_link_list l
 WHERE l.environment = :environment AND l.id = coalesce(:link::uuid, l.id)
 ORDER BY l.created_at DESC, l.id
