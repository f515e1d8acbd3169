-- The versions of the master salt that the database knows, oldest first.
SELECT version, created_at, created_by, environments, is_newest FROM showroom.salt_list()
