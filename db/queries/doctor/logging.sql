-- What the server writes into its log about statements.
SELECT current_setting('log_statement') AS log_statement,
       current_setting('log_min_duration_statement')::integer AS log_min_duration
