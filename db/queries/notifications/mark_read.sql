-- Marks everything up to one as read by the caller.
SELECT showroom.mark_notifications_read(:up_to::bigint)
