-- What an archive holds, per table; children first.
SELECT table_name, created, edited, deleted FROM showroom.archive_statistics(:archive::bigint)
