-- How the server's memory of a salt compares with the one that is configured here.
SELECT showroom.doctor_salt(:version, :check)
