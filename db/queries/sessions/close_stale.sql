-- Ends those of these sessions that are still stale; how many.
SELECT showroom.close_stale_sessions(:days::integer, :sessions::uuid[])
