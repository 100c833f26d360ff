export { assertRole } from './assert-role.ts';
export { bootstrap } from './bootstrap.ts';
export { codeOf, isDatabasesFault, isDatabaseUnavailable, isDuplicate } from './database-errors.ts';
export { prepareEmpty } from './external.ts';
export { appliedByOwner, knownMigrations, migrate } from './migrate.ts';
export { type OpenDatabase, openDatabase } from './open-database.ts';
export { type OpenDb, openDb } from './open-db.ts';
export { openPool } from './open-pool.ts';
export { asMember, type Database, type Db, inWorkspace, type Tx } from './transaction.ts';
