-- The lines that make the tables of an SQL export, before and after the rows.
SELECT is_before, is_comment, line FROM showroom.export_definition(:request::jsonb);
