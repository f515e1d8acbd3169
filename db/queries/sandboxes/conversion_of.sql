-- What a sandbox that is gone became; the latest of that id.
SELECT target, plan, region, converted_at, converted_by FROM showroom.conversion_list WHERE environment = :id
 ORDER BY converted_at DESC LIMIT 1
