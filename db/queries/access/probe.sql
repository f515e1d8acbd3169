-- Answers, when the server does.
SELECT true
