// An analyst of a company of a test's own: a login that sees schema analytics alone.
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { OwnCompany } from '../exports/own-company.ts';

export interface OwnAnalyst {
  readonly client: Client;
  /** Ends the session and takes the login away. */
  leave(): Promise<void>;
}

export const ownAnalyst = async (company: OwnCompany): Promise<OwnAnalyst> => {
  const name = `ana_${randomBytes(4).toString('hex')}`;
  const { stdout } = await company.leadcycle(['analyst', 'add', name]);
  const client = new Client({ connectionString: stdout.split('\n')[0] });
  await client.connect();
  return {
    client,
    leave: async () => {
      await client.end();
      await company.leadcycle(['analyst', 'remove', name]);
    },
  };
};
