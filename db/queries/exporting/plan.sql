SELECT table_name, insert_into, columns, statement, is_filtered FROM showroom.export_plan(:request::jsonb);
