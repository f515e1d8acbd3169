-- What is wrong with the schemas of environments that have tables of their own.
SELECT relation, fault FROM showroom.doctor_own_schemas()
