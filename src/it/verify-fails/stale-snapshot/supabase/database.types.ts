export type Database = {}
