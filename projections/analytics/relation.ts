// How is a view or a function for analysts declared? Once, with what each column means: SQL, comments and dictionary follow.

export type ColumnType =
  | 'bigint'
  | 'boolean'
  | 'date'
  | 'double precision'
  | 'int'
  | 'interval'
  | 'jsonb'
  | 'numeric'
  | 'text'
  | 'text[]'
  | 'timestamptz'
  | 'uuid';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly means: string;
}

export interface ViewColumn extends Column {
  /** SQL over what the view is from. */
  readonly is: string;
}

export interface View {
  readonly name: string;
  readonly means: string;
  /** From `from` to the end of the query. */
  readonly from: string;
  readonly columns: readonly ViewColumn[];
}

export interface Parameter {
  readonly name: string;
  readonly type: ColumnType;
  /** SQL; null: it has to be given. */
  readonly default: string | null;
  readonly means: string;
}

export interface Report {
  readonly name: string;
  readonly means: string;
  readonly parameters: readonly Parameter[];
  readonly columns: readonly Column[];
  /** A query whose columns stand in the order of `columns`; it names parameters by `<report>.<parameter>`. */
  readonly query: string;
}

/** A column that is called as what it is taken from. */
export const same = (name: string, type: ColumnType, means: string): ViewColumn => ({
  ...{ name, type, means, is: name },
});

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const viewSql = ({ name, means, from, columns }: View): string =>
  [
    `create view analytics.${name} as select`,
    columns.map((column) => `  (${column.is})::${column.type} as ${column.name}`).join(',\n'),
    `${from};`,
    `comment on view analytics.${name} is ${literal(means)};`,
    ...columns.map(
      (column) => `comment on column analytics.${name}.${column.name} is ${literal(column.means)};`,
    ),
  ].join('\n');

/**
 * It reads with the rights of whoever made it, as a view does: who may call it may read nothing else. What it says is bound
 * when it is made, so that no search path of a caller leads it astray.
 */
export const reportSql = ({ name, means, parameters, columns, query }: Report): string =>
  [
    `create function analytics.${name}(${parameters
      .map((one) => `${one.name} ${one.type}${one.default === null ? '' : ` default ${one.default}`}`)
      .join(', ')})`,
    `returns table (${columns.map((column) => `${column.name} ${column.type}`).join(', ')})`,
    `language sql stable security definer set search_path = pg_catalog, pg_temp`,
    `begin atomic ${query}; end;`,
    `comment on function analytics.${name} is ${literal(means)};`,
  ].join('\n');
