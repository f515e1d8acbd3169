// A session in Node with pg: node session.mjs "postgresql://product@host/showroom" srs_…
import pg from 'pg';

const [connectionString, token] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString, max: 2, options: '-c search_path=casework_live' });

/** A transaction inside the person's session, on whichever connection of the pool is free. */
async function session(token, work) {
    const client = await pool.connect();
    try {
        await client.query('BEGIN');
        await client.query('SELECT showroom.enter($1, true)', [token]);
        const result = await work(client);
        await client.query('COMMIT');
        return result;
    } catch (error) {
        await client.query('ROLLBACK');
        throw error;
    } finally {
        client.release();
    }
}

const count = async (client) => Number((await client.query('SELECT count(*) FROM messages')).rows[0].count);
const before = await session(token, count);
await session(token, (client) => client.query("DELETE FROM messages WHERE direction = 'from_reporter'"));
console.log('messages:', before, 'and then', await session(token, count));

try {
    await session(token, (client) => client.query("UPDATE messages SET direction = 'sideways'"));
} catch (error) {
    console.log('refused as on the table:', error.code, error.constraint);
}
console.log('outside of a session:', Number((await pool.query('SELECT count(*) FROM messages')).rows[0].count));
await pool.end();
