-- Outbound tables that take rows of environments, with the statement that closes them again.
SELECT table_name AS object, 'open' AS fault, '' AS detail, remedy FROM showroom.doctor_outbound() WHERE NOT is_blocked
