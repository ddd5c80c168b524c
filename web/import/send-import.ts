// How does an import begin? It is made, its files are sent, and it is started; each may be sent again.
import type { Schemas } from '../client.ts';
import { api, told } from '../client.ts';
import type { Chosen } from './chosen.ts';

type Import = Schemas['ImportTold'];

export interface ToSend extends Chosen {
  readonly importId: string;
  /** Rehearse all of it, and change nothing. */
  readonly dryRun: boolean;
}

export const sendImport = async (sent: ToSend): Promise<Import> => {
  const { importId, mapping, ignoreOwners, dryRun } = sent;
  await told(
    api.POST('/v1/imports', {
      params: { header: { 'idempotency-key': importId } },
      body: { mapping: mapping ?? '', ignoreOwners, dryRun },
    }),
  );
  await sendFiles(importId, sent);
  return startImport(importId);
};

export const sendFiles = async (
  importId: string,
  { file, activities }: Pick<Chosen, 'file' | 'activities'>,
): Promise<void> => {
  if (file !== null) await upload(importId, 'file', file);
  if (activities !== null) await upload(importId, 'activities', activities);
};

const upload = (importId: string, what: 'file' | 'activities', file: File): Promise<Import> =>
  told(
    api.POST('/v1/imports/{importId}/{what}', {
      ...{ params: { path: { importId, what } }, headers: { 'content-type': 'text/csv' } },
      // The browser reads the file as it sends it: its text is never whole in memory.
      ...{ body: file.name, bodySerializer: () => file },
    }),
  );

export const startImport = (importId: string): Promise<Import> =>
  told(api.POST('/v1/imports/{importId}/start', { params: { path: { importId } }, body: {} }));
