-- What is wrong with Showroom's functions, a line each.
SELECT object, fault, detail, remedy FROM showroom.doctor_functions()
