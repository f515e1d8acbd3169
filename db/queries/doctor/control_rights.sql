-- Rights on Showroom's own schemas, tables and views that nobody should have, a line each.
SELECT object, fault, detail, remedy FROM showroom.doctor_schemas()
UNION ALL
SELECT object, fault, detail, remedy FROM showroom.doctor_control_rights()
