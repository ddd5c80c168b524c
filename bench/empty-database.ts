// Where does something run on a shared server that must meet nobody else? In a database made for it, and dropped behind it.
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

export interface EmptyDatabase {
  readonly url: string;
  /** Whoever is still connected is cut off. */
  drop(): Promise<void>;
}

/**
 * Made beside the database of `serverUrl`, with nothing in it. By connections without a limit of time, unlike the
 * product's: making and dropping one wait for a checkpoint, which takes seconds where much was written.
 */
export const emptyDatabase = async (serverUrl: string): Promise<EmptyDatabase> => {
  const name = `own_${randomUUID().replaceAll('-', '')}`;
  await once(serverUrl, `create database ${name}`);
  return {
    url: Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href,
    drop: () => once(serverUrl, `drop database ${name} with (force)`),
  };
};

const once = async (serverUrl: string, statement: string): Promise<void> => {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
};
