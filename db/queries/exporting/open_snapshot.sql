-- Every table of an export as of the same moment.
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
