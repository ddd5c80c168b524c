// Which ready playbook gives the pure core most to do? The one that is largest once it is compiled.
import { readdir, readFile } from 'node:fs/promises';
import { compilePlaybook } from '../../doors/playbook/compile-playbook.ts';
import type { Playbook } from '../../domain/playbook.ts';

const folder = new URL('../../playbooks/', import.meta.url);

/** Compiled, as its first version. */
export const largestPlaybook = async (): Promise<Playbook> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const playbooks = await Promise.all(
    names.map(async (name) => ({
      ...compilePlaybook(await readFile(new URL(name, folder), 'utf8'), name),
      version: 1,
    })),
  );
  const [largest] = playbooks.sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length);
  if (largest === undefined) throw new Error('There is no ready playbook.');
  return largest;
};
