-- Updates the planner's statistics of a table.
SELECT showroom.analyze_table(:table)
