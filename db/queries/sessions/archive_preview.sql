-- Changed rows of an archive, likewise.
SELECT p.table_name, p.operation, p.row_key, p.changed,
       (SELECT json_object_agg(f.key, f.value) FROM jsonb_each_text(p.before) f) AS before,
       (SELECT json_object_agg(f.key, f.value) FROM jsonb_each_text(p.after) f) AS after
  FROM showroom.archive_preview(:archive::bigint, :table::text, :limit::bigint, :offset::bigint) WITH ORDINALITY
       p (table_name, operation, row_key, before, after, changed, changed_at, place)
 ORDER BY p.place
