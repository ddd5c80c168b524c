// A company of the examples lives, and a test has all that happened in memory.
import { readFileSync } from 'node:fs';
import { instant } from '../../domain/time.ts';
import { organisationInMemory } from '../../doors/organisation/organisation-in-memory.ts';
import { readOrganisation } from '../../doors/organisation/read-organisation.ts';
import { compilePlaybook } from '../../doors/playbook/compile-playbook.ts';
import type { Envelope } from '../../events/envelope.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import { AnswerSheet } from '../../simulation/answers.ts';
import type { Answers } from '../../simulation/answers.ts';
import { companyOf } from '../../simulation/company.ts';
import type { Company } from '../../simulation/company.ts';
import type { Effects } from '../../simulation/effects.ts';
import { keysFrom } from '../../simulation/keys.ts';
import { simulate } from '../../simulation/simulate.ts';

export interface Simulated {
  readonly company: Company;
  readonly envelopes: readonly Envelope[];
  readonly answers: Answers;
  readonly refused: number;
}

export const span = { from: Date.UTC(2024, 10, 26), until: Date.UTC(2026, 10, 26) };

export const exampleCompany = (seed: number, leads: number): Company => {
  const file = readOrganisation(readFileSync('examples/org.yaml', 'utf8'), 'org.yaml');
  const compiled = compilePlaybook(readFileSync('playbooks/default.yaml', 'utf8'), 'default.yaml');
  const reporting = { ...compiled.reporting, timeZone: 'America/Chicago' };
  return companyOf({
    ...{ seed, span, leads, units: file.units },
    organisation: organisationInMemory(file, new Date(span.until)),
    playbook: { ...compiled, version: 1, reporting },
  });
};

export const simulated = async (
  leads: number,
  seed: number,
  effects: Effects = 'planted',
  unfit = 0,
): Promise<Simulated> => {
  const company = exampleCompany(seed, leads);
  const { playbook } = company.policy;
  const sheet = new AnswerSheet({
    ...{ seed, effects, months: 24, from: instant(span.from), until: instant(span.until) },
    playbook: { name: playbook.name, version: playbook.version },
    timeZone: playbook.reporting.timeZone,
  });
  const envelopes: Envelope[] = [];
  let refused = 0;
  const keysFor = keysFrom(new Uint8Array(32).fill(7));
  const onRefused = (commands: number): void => void (refused = commands);
  const order = { company, seed, leads, span, unfit, effects, answers: sheet, keysFor, onRefused };
  for await (const some of simulate({ ...order, onLead: () => undefined })) envelopes.push(...some);
  return { company, envelopes, answers: sheet.answers(envelopes.length), refused };
};

/** The event of an envelope, taken at its word: reading a quarter of a million by their schemas takes too long. */
export const eventOf = ({ type, time, data }: Envelope): LeadEvent =>
  ({ type: type.split('.')[1], time, data }) as LeadEvent;

export interface Told {
  readonly envelope: Envelope;
  readonly event: LeadEvent;
}

/** By lead, in the order of the stream. */
export const streamsOf = (envelopes: readonly Envelope[]): ReadonlyMap<string, readonly Told[]> => {
  const streams = new Map<string, Told[]>();
  for (const envelope of envelopes) {
    const stream = streams.get(envelope.subject) ?? [];
    if (stream.length === 0) streams.set(envelope.subject, stream);
    stream.push({ envelope, event: eventOf(envelope) });
  }
  return streams;
};
