-- Begins an export, refused when the limit or a missing right says so; its job.
SELECT showroom.begin_export(:request::jsonb);
