-- Rows by month and kind.
SELECT * FROM showroom.monthly_volumes(:environment, :table, :time_column, :kind_column)
