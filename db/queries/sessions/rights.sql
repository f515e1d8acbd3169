-- What the login may do with sessions.
SELECT session_user::text AS login,
       current_setting('default_transaction_read_only')::boolean AS is_read_only,
       has_function_privilege('showroom.session_open(text, text, text, interval)', 'EXECUTE') AS may_work,
       has_function_privilege('showroom.reset_sessions(text, text, text)', 'EXECUTE') AS may_reset_all,
       has_function_privilege('showroom.close_stale_sessions(integer, uuid[])', 'EXECUTE') AS may_clear_stale,
       has_function_privilege('showroom.release_holds(text, text)', 'EXECUTE') AS may_release
