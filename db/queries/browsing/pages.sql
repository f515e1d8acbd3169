-- The statement that reads pages of a table, and what its rows are known by.
SELECT page_statement, key_names FROM showroom.browse_pages(:environment, :table)
