-- What the login may do: a right is the leave to call every function that its operations begin with. The access rights of
-- the functions decide, whatever role they came by.
SELECT wanted.word,
       bool_and(EXISTS (SELECT FROM pg_catalog.pg_proc p
                        WHERE p.pronamespace = 'showroom'::regnamespace AND p.proname = wanted.name
                          AND pg_catalog.has_function_privilege(p.oid, 'EXECUTE'))) AS may,
       pg_catalog.current_setting('default_transaction_read_only')::boolean AS is_read_only
  FROM (VALUES ('manage', 'create_environment'),
               ('manage', 'create_environments'),
               ('manage', 'edit_environments'),
               ('manage', 'extend_environments'),
               ('manage', 'expire_environments'),
               ('manage', 'protect_environments'),
               ('manage', 'configure_sandbox'),
               ('manage', 'dismiss_user'),
               ('manage', 'resumable_job'),
               ('manage', 'start_reset'),
               ('manage', 'start_teardown'),
               ('manage', 'sweep_one'),
               ('export', 'begin_export'),
               ('export', 'export_estimate'),
               ('link', 'create_access_link'),
               ('link', 'revoke_access_link'),
               ('link', 'set_persona_password'),
               ('convert', 'preview_conversion'),
               ('convert', 'convert_to_production'),
               ('administer', 'setting_set'),
               ('administer', 'text_setting_set'),
               ('administer', 'role_grant'),
               ('administer', 'role_revoke'),
               ('rotate-salt', 'salt_rotate')) AS wanted (word, name)
 GROUP BY wanted.word
