-- Updates the planner's statistics of the table that holds an environment's rows.
SELECT showroom.analyze_table(:environment, :table)
