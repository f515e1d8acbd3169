-- Records how a job ended.
SELECT * FROM showroom.finish_job(:id::bigint, :token::integer, :state, :outcome::jsonb, :error::jsonb, :progress::jsonb)
