-- What is wrong with Showroom's roles, a line each.
SELECT object, fault, detail, remedy FROM showroom.doctor_roles()
