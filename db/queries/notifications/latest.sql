-- The latest word for the caller, newest first.
SELECT * FROM showroom.notification_list(:limit::integer, :before::bigint, :kinds::text[])
