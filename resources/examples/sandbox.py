"""A sandbox in Python with psycopg 3:
python sandbox.py "host=… dbname=showroom user=shop_backend" sandbox-acme jane@acme.example"""

import sys

import psycopg

# The refusals that are answers to a person; any other is a defect of the caller.
STATUS = {"SR002": 404, "SR003": 404, "SR020": 403, "SR021": 429, "SR022": 403, "SR023": 403, "SR024": 404}


class Refused(Exception):
    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


def ask(connection, call, *values):
    """Asks Showroom. Every call is a transaction of its own: the connection has autocommit."""
    try:
        return connection.execute(f"SELECT * FROM showroom.{call}", values).fetchone()
    except psycopg.Error as error:
        if error.sqlstate in STATUS:
            raise Refused(STATUS[error.sqlstate], error.diag.message_primary) from error
        raise


def is_environment(tenant):
    return tenant.startswith(("demo-", "sandbox-"))


def before_request(connection, tenant, user):
    """Production tenants are nobody's business here."""
    if is_environment(tenant):
        ask(connection, "count_api_call(%s)", tenant)
        ask(connection, "admit_user(%s, %s)", tenant, user)


def export_everything(connection, tenant):
    if is_environment(tenant):
        ask(connection, "check_restriction(%s, 'export')", tenant)
    return "everything"


def open_link(connection, token):
    """Where somebody goes who opened a link; the token is bound, never written into the statement."""
    return ask(connection, "resolve_access_link(%s)", token)[3]


connection_string, tenant, user = sys.argv[1:4]
with psycopg.connect(connection_string, autocommit=True) as connection:
    before_request(connection, tenant, user)
    print("let in:", user)
    print("banner:", ask(connection, "banner(%s)", tenant)[1])
    for work in (lambda: export_everything(connection, tenant), lambda: open_link(connection, "srl_" + "x" * 43)):
        try:
            print("allowed:", work())
        except Refused as refusal:
            print("refused:", refusal.status, refusal)
