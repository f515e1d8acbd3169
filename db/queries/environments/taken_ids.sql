-- Which of these ids a new environment may not take.
SELECT id FROM showroom.taken_ids(:ids::text[]) AS t (id)
