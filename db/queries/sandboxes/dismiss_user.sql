-- Takes a user out of a sandbox.
SELECT showroom.dismiss_user(:environment, :person)
