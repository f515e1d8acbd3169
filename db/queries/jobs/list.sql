-- The latest jobs, of one environment when it is named.
SELECT * FROM showroom.job_list WHERE :environment = '' OR environment = :environment ORDER BY id DESC LIMIT :limit::integer
