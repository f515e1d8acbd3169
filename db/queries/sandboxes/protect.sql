-- Protects environments, or lifts that.
SELECT showroom.protect_environments(:ids::text[], :protected, :reason)
