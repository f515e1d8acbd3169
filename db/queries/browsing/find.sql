-- Rows of any table by what is unique of them.
SELECT * FROM showroom.find_rows(:environment, :text, :limit::integer)
