-- The tables of an export in load order, with the statement that reads each.
SELECT table_name, insert_into, columns, statement, is_filtered FROM showroom.export_plan(:request::jsonb);
