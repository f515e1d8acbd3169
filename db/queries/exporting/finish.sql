SELECT showroom.finish_export(:job::bigint, :token::integer, :outcome::jsonb);
