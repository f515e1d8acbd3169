-- An owner that dies lets go of its job at once, one that freezes inside a transaction after a minute.
SELECT set_config('client_connection_check_interval', '500ms', false),
       set_config('idle_in_transaction_session_timeout', '60s', false)
