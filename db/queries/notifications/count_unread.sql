-- How much of it the caller has not read.
SELECT showroom.count_unread_notifications()
