-- Gives a persona another password; only its hash comes here.
SELECT showroom.set_persona_password(:environment, :persona, :hash)
