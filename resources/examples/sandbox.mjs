// A sandbox in Node with pg: node sandbox.mjs postgresql://shop_backend@host/showroom sandbox-acme jane@acme.example
import pg from "pg";

// The refusals that are answers to a person; any other is a defect of the caller.
const statuses = { SR002: 404, SR003: 404, SR020: 403, SR021: 429, SR022: 403, SR023: 403, SR024: 404 };

class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const [connectionString, tenant, user] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString });

/** Asks Showroom; every call is a transaction of its own. */
async function ask(call, ...values) {
  try {
    return (await pool.query(`SELECT * FROM showroom.${call}`, values)).rows[0];
  } catch (error) {
    if (error.code in statuses) throw new Refused(statuses[error.code], error.message);
    throw error;
  }
}

const isEnvironment = (tenant) => /^(demo|sandbox)-/.test(tenant);

/** Production tenants are nobody's business here. */
async function beforeRequest(tenant, user) {
  if (!isEnvironment(tenant)) return;
  await ask("count_api_call($1)", tenant);
  await ask("admit_user($1, $2)", tenant, user);
}

async function exportEverything(tenant) {
  if (isEnvironment(tenant)) await ask("check_restriction($1, 'export')", tenant);
  return "everything";
}

/** Where somebody goes who opened a link; the token is bound, never written into the statement. */
const openLink = async (token) => (await ask("resolve_access_link($1)", token)).redirect;

await beforeRequest(tenant, user);
console.log("let in:", user);
console.log("banner:", (await ask("banner($1)", tenant)).message);
for (const work of [() => exportEverything(tenant), () => openLink("srl_" + "x".repeat(43))]) {
  try {
    console.log("allowed:", await work());
  } catch (refusal) {
    if (!(refusal instanceof Refused)) throw refusal;
    console.log("refused:", refusal.status, refusal.message);
  }
}
await pool.end();
