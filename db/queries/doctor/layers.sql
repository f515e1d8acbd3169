-- What is wrong with the tables and views of sessions, a line each.
SELECT object, fault, detail, remedy FROM showroom.doctor_layers()
