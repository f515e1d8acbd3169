-- What is wrong with guard views, a line each.
SELECT object, fault, detail, remedy FROM showroom.doctor_guard_views()
