-- Refuses a salt that is not the environment's.
SELECT showroom.check_environment_salt(:environment, :version, :check)
