import pg from 'pg'
import type { ClientBase } from 'pg'

/** Works without the right to change or delete acts, which even the tables' owner has. */
export const APP_ROLE = 'zhaoming_app'

const ALREADY_THERE = new Set(['42710', '23505'])
const CONCURRENT_UPDATE = 'XX000'
const NOT_ALLOWED = '42501'

/** Makes the application's role where the account may, and says whether the account can take it on. */
export async function prepareAppRole(client: ClientBase): Promise<boolean> {
  if (await canTakeRole(client)) return true
  await client.query(`CREATE ROLE ${APP_ROLE} NOLOGIN`).catch(expecting([...ALREADY_THERE, NOT_ALLOWED]))
  // Since PostgreSQL 16 who makes a role does not thereby belong to it.
  await client
    .query(`GRANT ${APP_ROLE} TO CURRENT_USER`)
    .catch(expecting([NOT_ALLOWED, CONCURRENT_UPDATE, '42704', '23505', '0LP01']))
  return canTakeRole(client)
}

/** True when the role exists and the account may act as it; leaves the connection as it was. */
export async function canTakeRole(client: ClientBase): Promise<boolean> {
  try {
    await client.query(`SET ROLE ${APP_ROLE}`)
  } catch (error) {
    if (error instanceof pg.DatabaseError) return false
    throw error
  }
  await client.query('RESET ROLE')
  return true
}

/** False for a role that came after the migrations: it was given nothing, and would find every table closed. */
export async function hasGrants(client: ClientBase): Promise<boolean> {
  const { rowCount } = await client.query(
    'SELECT FROM information_schema.role_table_grants WHERE grantee = $1 LIMIT 1',
    [APP_ROLE],
  )
  return rowCount === 1
}

function expecting(codes: readonly string[]): (error: unknown) => void {
  return (error) => {
    if (error instanceof pg.DatabaseError && codes.includes(error.code ?? '')) return
    throw error
  }
}
