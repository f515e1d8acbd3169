-- Records what an export wrote, or why it failed.
SELECT showroom.finish_export(:job::bigint, :token::integer, :outcome::jsonb);
