-- Brings an archive back; rows that were changed since get what was decided. What could not come back, and why.
SELECT u.table_name, (SELECT string_agg(k.value, ', ') FROM jsonb_each_text(u.row_key) k) AS row_key, u.problem
  FROM showroom.session_undo(:session::uuid, :archive::bigint, :take::text, :choices::jsonb, :partly, :reason) u
