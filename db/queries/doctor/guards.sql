-- What is wrong with guard views and the functions beside them, and keys that are unique over all tenants, a line each.
SELECT object, fault, detail, remedy FROM showroom.doctor_guard_views()
UNION ALL
SELECT object, fault, detail, remedy FROM showroom.doctor_shared_keys()
UNION ALL
SELECT object, fault, detail, remedy FROM showroom.doctor_pages()
