-- Lets an environment that is about to be filled anew take the newest version of the salt.
SELECT showroom.adopt_salt(:job, :token, :version, :check)
