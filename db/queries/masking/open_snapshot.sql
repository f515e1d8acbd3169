-- Every pass over a table sees the same moment.
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
