SELECT showroom.begin_export(:request::jsonb);
