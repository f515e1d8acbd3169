-- Environments without their schema and schemas without their environment. What is in the schemas is the other checks' matter.
SELECT relation AS object, fault, '' AS detail,
       CASE fault WHEN 'leftover' THEN format('DROP SCHEMA %I CASCADE; -- after a look at what is in it', relation)
                  ELSE format('-- tear %s down, then create it again', relation) END AS remedy
  FROM showroom.doctor_own_schemas() WHERE fault IN ('leftover', 'missing')
