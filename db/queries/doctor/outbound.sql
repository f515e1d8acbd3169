-- Whether every outbound table still refuses rows of environments.
SELECT table_name, is_blocked FROM showroom.doctor_outbound()
