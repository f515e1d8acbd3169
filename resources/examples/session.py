"""A session in Python with psycopg 3: python session.py "host=… dbname=showroom user=product" srs_…"""

import sys
from contextlib import contextmanager

import psycopg
from psycopg import errors

connection_string, token = sys.argv[1:3]

# One connection that stands for a pool. With an environment of its own (isolation full) enter() changes the path itself.
connection = psycopg.connect(connection_string, autocommit=True, options="-c search_path=casework_live")


@contextmanager
def session(token):
    """A transaction inside the person's session; on an error nothing of it stays."""
    with connection.transaction():
        # Bound, not formatted: a literal would show in pg_stat_activity.
        connection.execute("SELECT showroom.enter(%s, true)", (token,))
        yield connection


with session(token) as work:
    before = work.execute("SELECT count(*) FROM notes").fetchone()[0]
    work.execute(
        "INSERT INTO notes (tenant_id, id, case_id, author_id, written_at, body) "
        "SELECT tenant_id, gen_random_uuid(), id, assignee_id, now(), %s FROM cases ORDER BY opened_at DESC LIMIT 1",
        ("Called the reporter back.",),
    )
    print("notes:", before, "and then", work.execute("SELECT count(*) FROM notes").fetchone()[0])

try:
    with session(token) as work:
        work.execute("DELETE FROM intake_reports WHERE status = 'case_opened'")
except errors.ForeignKeyViolation as refusal:
    print("refused as on the table:", refusal.diag.constraint_name)

for attempt in range(3):
    try:
        with session(token) as work:
            work.execute("UPDATE cases SET severity = 'high' WHERE severity = 'critical'")
        break
    except errors.SerializationFailure:  # 40001: the same person changed the row meanwhile; do it again
        continue

try:
    with session("srs_" + "x" * 43) as work:
        work.execute("SELECT 1")
except errors.DatabaseError as refusal:
    print("no such session:", refusal.sqlstate)

print("outside of a session:", connection.execute("SELECT count(*) FROM notes").fetchone()[0])
