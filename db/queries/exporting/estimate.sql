-- Rows and bytes to expect, per table.
SELECT table_name, label, is_event, row_count, byte_count FROM showroom.export_estimate(:request::jsonb);
