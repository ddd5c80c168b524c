// A program: what does this machine decide? One digest of everything that must not depend on where it runs.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { distributeExport } from '../../cli/trial/export-trial.ts';
import { readMapping, withoutOwners } from '../../doors/import/mapping.ts';
import { organisationInMemory } from '../../doors/organisation/organisation-in-memory.ts';
import { readOrganisation } from '../../doors/organisation/read-organisation.ts';
import { compilePlaybook } from '../../doors/playbook/compile-playbook.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import { play, step } from './random-lives.ts';

const at = (path: string): URL => new URL(`../../${path}`, import.meta.url);
const read = (path: string): string => readFileSync(at(path), 'utf8');
const digest = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex');

/** Between two changes of the clock in every zone that is tried, and near midnight in some. */
const now = Date.UTC(2026, 8, 30, 18, 30);

const lives = fc.sample(fc.array(step, { minLength: 10, maxLength: 30 }), { seed: 20_260_930, numRuns: 150 });
const events: LeadEvent[] = [];
for (const life of lives) play(life, (_, told) => void events.push(...told));

const organisation = organisationInMemory(
  readOrganisation(read('examples/org.yaml'), 'org.yaml'),
  new Date(now),
);
const files = readdirSync(at('playbooks')).filter((file) => file.endsWith('.yaml'));
const playbooks = files.map((file) => ({ ...compilePlaybook(read(`playbooks/${file}`), file), version: 1 }));
const order = {
  file: fileURLToPath(at('examples/crm-leads.csv')),
  mapping: withoutOwners(await readMapping(fileURLToPath(at('examples/crm-export.mapping.yaml')))),
  activitiesFile: fileURLToPath(at('examples/crm-activities.csv')),
  ...{ limit: 80, organisation, now, onRow: () => undefined },
  personId: [...organisation.people.keys()].sort()[0] ?? '',
};
const fates: unknown[] = [];
for (const playbook of playbooks) {
  const { reporting } = playbook;
  const inZone = { ...playbook, reporting: { ...reporting, timeZone: 'America/Chicago' } };
  fates.push((await distributeExport(order, inZone)).fates);
}

console.log(
  JSON.stringify({
    lives: events.length,
    events: digest(events),
    playbooks: playbooks.map(({ hash }) => hash),
    calendars: [...organisation.offices.values()].map(({ calendar }) => calendar.hash),
    export: digest(fates),
  }),
);
