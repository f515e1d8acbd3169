-- Records what an export's file will be, before it gets its name.
SELECT showroom.announce_export(:job::bigint, :token::integer, :outcome::jsonb);
