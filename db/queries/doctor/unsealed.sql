-- Entries of the audit log that are older than a minute and still not in its chain.
SELECT showroom.doctor_unsealed()
