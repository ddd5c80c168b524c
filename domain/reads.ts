// Who may look at what? Roles × reads as one table beside that of the commands; which leads of it, the scope says.
import type { Role } from '../events/vocabulary.ts';

/**
 * visible: one's own leads, and those whose office lies in one's own or below · subtree: what lies in one's office or below,
 * counted or listed · pool: what a pool shows to those who may claim from it · company: all of it.
 */
export type ReadScope = 'pool' | 'subtree' | 'visible' | 'company';
type Readers = Readonly<Partial<Record<Role | 'service', ReadScope>>>;

const field = (scope: ReadScope): Readers => ({ AR: scope, SR: scope, FR: scope, inside_sales: scope });
const directing = (scope: ReadScope): Readers => ({ lead_manager: scope, sales_manager: scope });

/** Who may do anything to every lead may see every lead. */
const leads: Readers = {
  ...field('visible'),
  ...directing('visible'),
  ...{ analyst: 'visible', administrator: 'company', service: 'subtree' },
};
const counted: Readers = {
  ...field('subtree'),
  ...directing('subtree'),
  ...{ analyst: 'subtree', administrator: 'company', service: 'subtree' },
};
const everybody: Readers = {
  ...field('company'),
  ...directing('company'),
  ...{ analyst: 'company', administrator: 'company', service: 'company' },
};

export const reads = {
  /** A lead, its timeline, lists of leads, and what is told of them as it happens. */
  lead: leads,
  /** Names, addresses, phones and free text of the leads one may see. Analysts count; they need no names. */
  personal_data: { ...leads, analyst: undefined },
  customer: leads,
  pool: { ...field('pool'), ...directing('subtree'), analyst: 'subtree', administrator: 'company' },
  report: counted,
  service_level: counted,
  /** Who has how many leads, by name. */
  load: { ...directing('subtree'), analyst: 'subtree', administrator: 'company' },
  organisation: everybody,
  playbook: everybody,
  /** What another playbook would have decided on recorded leads, with examples that name who would own them. */
  playbook_trial: { ...directing('subtree'), analyst: 'subtree', administrator: 'company' },
  /** Many leads at once, and what came of it: whoever began it, and administrators. */
  bulk_job: { ...directing('subtree'), administrator: 'company' },
  /** What becomes of the leads of somebody who leaves, and letting it happen: who manages their office, and administrators. */
  leave: { sales_manager: 'subtree', administrator: 'company' },
  /** A file of history that becomes leads of the whole company, and what came of it. */
  import_job: { ...directing('subtree'), administrator: 'company' },
  /** How the engine is, in figures: whoever sees a page that stands still wants to know whether it is the engine. */
  health: everybody,
  /** Which leads are held back and which machines work: what is for who mends it. */
  engine_detail: { administrator: 'company' },
  /** Who signed in, who was refused, who opened personal data. */
  access_log: { administrator: 'company' },
} as const satisfies Readonly<
  Record<string, Readonly<Partial<Record<Role | 'service', ReadScope | undefined>>>>
>;

export type Read = keyof typeof reads;
export const readNames = Object.keys(reads) as readonly Read[];

/** The narrowest first: of several roles the widest scope counts. */
const widths: readonly ReadScope[] = ['pool', 'subtree', 'visible', 'company'];

/** How far somebody in these roles may look; null: not at all. */
export const readScope = (read: Read, roles: readonly (Role | 'service')[]): ReadScope | null => {
  const readers: Readonly<Partial<Record<Role | 'service', ReadScope | undefined>>> = reads[read];
  const granted = roles.flatMap((role) => readers[role] ?? []);
  return widths.findLast((scope) => granted.includes(scope)) ?? null;
};

/** Who could, for the sentence of a refusal. */
export const readersOf = (read: Read): readonly string[] =>
  Object.entries(reads[read]).flatMap(([role, scope]: [string, ReadScope | undefined]) =>
    scope === undefined ? [] : [role],
  );
