-- Rows that an archive and the session that it would come back into changed differently: every value as text.
SELECT c.table_name, c.row_key, c.fields,
       (SELECT json_object_agg(f.key, f.value) FROM jsonb_each_text(c.archived) f) AS archived,
       (SELECT json_object_agg(f.key, f.value) FROM jsonb_each_text(c.current) f) AS current,
       (SELECT json_object_agg(f.key, f.value) FROM jsonb_each_text(c.base) f) AS base
  FROM showroom.archive_conflicts(:archive::bigint) c
