// Which playbook is to be tried? A version that was published, or one that is only written yet.
import type pg from 'pg';
import type { Playbook } from '../../domain/playbook.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { compilePlaybook } from '../playbook/compile-playbook.ts';
import { currentPlaybook, publishedPlaybook } from '../playbook/published-playbooks.ts';

export interface NamedPlaybook {
  /** As it was named. */
  readonly label: string;
  readonly playbook: Playbook;
}

/** What is only written has no version yet. */
const unpublished = 1;

/**
 * A playbook that is only written. It is tried as version 1 of its name.
 * @param label what it is called where mistakes in it and results of it are told
 * @param zone of headquarters, for reports cut there
 * @throws FileMistakes with all that is wrong in it
 */
export const writtenPlaybook = (source: string, label: string, zone: string): NamedPlaybook => {
  const playbook = { ...compilePlaybook(source, label), version: unpublished };
  return { label, playbook: inZone(playbook, zone) };
};

export interface PublishedToTry {
  readonly label: string;
  readonly name: string;
  /** Null for the latest. */
  readonly version: number | null;
}

/** @throws DoorRejection `unknown_playbook` */
export const publishedToTry = async (
  pool: pg.Pool,
  { label, name, version }: PublishedToTry,
): Promise<NamedPlaybook> => ({
  label,
  playbook: await (version === null ? currentPlaybook(pool, name) : publishedPlaybook(pool, name, version)),
});

/** Where months are cut if the playbook says "headquarters". */
export const zoneOf = ({ offices }: Pick<Organisation, 'offices'>): string =>
  [...offices.values()].find(({ tier }) => tier === 'headquarters')?.timeZone ?? 'UTC';

const inZone = (playbook: Playbook, zone: string): Playbook =>
  playbook.reporting.timeZone === 'headquarters'
    ? { ...playbook, reporting: { ...playbook.reporting, timeZone: zone } }
    : playbook;
