-- Rows of one table in the order of its key, from a key on.
SELECT row_key, content
  FROM showroom_guard.browse_rows(:environment, :table, :column::text, :value::text, :from::text[], :limit::integer)
