-- Whether the role that owns the schemas of environments may make them here, and the statement that allows it.
SELECT has_database_privilege('showroom_guard', current_database(), 'CREATE') AS may_create_schemas,
       format('GRANT CREATE ON DATABASE %I TO showroom_guard', current_database()) AS remedy
