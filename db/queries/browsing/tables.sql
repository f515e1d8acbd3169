-- The tables of an environment with their columns and relations, parents first.
SELECT * FROM showroom.browse_tables(:environment)
