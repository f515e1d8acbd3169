-- Takes the rows of a step, unlogged and frozen.
COPY pg_temp.showroom_staged FROM STDIN (FORMAT binary, FREEZE)
