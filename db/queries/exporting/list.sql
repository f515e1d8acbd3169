-- A page of past exports, newest first.
SELECT * FROM showroom.export_list(:search, :after::uuid, :limit::integer);
