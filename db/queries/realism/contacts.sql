-- How people of an environment can be reached.
SELECT locale, given_name, family_name, email, phone, city, postal_code
  FROM showroom.people_contacts(:environment, :most::bigint)
