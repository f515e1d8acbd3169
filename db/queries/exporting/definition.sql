SELECT is_before, is_comment, line FROM showroom.export_definition(:request::jsonb);
