-- Where an environment is reached as a persona.
SELECT showroom.environment_url(:environment, :persona)
