// What does a lead need to know besides itself to decide? Its playbook and the working time of the offices it may meet.
import type { Batch, Calendar } from '../events/commands/batch.ts';
import type { Playbook } from './playbook.ts';

export interface Policy {
  readonly playbook: Playbook;
  /** By office id. An office that is not here has no working time known: nothing can be scheduled in it. */
  readonly calendars: Readonly<Record<string, Calendar>>;
}

/** The policy with these calendars in it, as far as they are newer than what it knows: a door may be late with them. */
export const withCalendars = (policy: Policy, calendars: readonly Calendar[]): Policy => {
  const newer = calendars.filter((calendar) => isNewer(calendar, policy.calendars[calendar.officeId]));
  if (newer.length === 0) return policy;
  const known: Record<string, Calendar> = Object.assign({}, policy.calendars);
  for (const calendar of newer) known[calendar.officeId] = calendar;
  return { ...policy, calendars: known };
};

const isNewer = ({ version, hash }: Calendar, known: Calendar | undefined): boolean =>
  known === undefined || version > known.version || (version === known.version && hash !== known.hash);

/** The sections without which nothing can be decided; their content was checked when the playbook was published. */
const sections = [
  ...(['money', 'reporting', 'profile', 'price', 'evaluation', 'verification', 'tiering'] as const),
  ...(['distribution', 'nurture', 'convert', 'gates', 'clocks', 'pause', 'escalation'] as const),
] satisfies readonly (keyof Playbook)[];

const isPlaybook = (brought: object): brought is Playbook =>
  sections.every((name) => typeof Object.entries(brought).find(([key]) => key === name)?.[1] === 'object');

/** The playbook that a batch brings along; null where it brings none, or none that can be followed. */
export const playbookOf = ({ playbook }: Partial<Pick<Batch, 'playbook'>>): Playbook | null =>
  playbook !== null && playbook !== undefined && isPlaybook(playbook) ? playbook : null;
