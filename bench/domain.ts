// How many commands does the pure core decide a second? Whole lives on one core: playbook, re-evaluation and conditions on.
import { execute } from '../domain/execute.ts';
import type { Lead } from '../domain/lead.ts';
import { withCalendars } from '../domain/policy.ts';
import type { Policy } from '../domain/policy.ts';
import { check } from './benchmark.ts';
import type { BenchContext, BenchResult } from './benchmark.ts';
import { manySellers, companyOf } from './company.ts';
import { organisationInMemory } from '../doors/organisation/organisation-in-memory.ts';
import { decidedLife } from './domain/decided-life.ts';
import type { DecidedLife } from './domain/decided-life.ts';
import { largestPlaybook } from './domain/largest-playbook.ts';
import { median, rounded } from './paired-ratios.ts';

const target = 300_000;
const rounds = 7;
/** How often all lives are played before the processor time is asked for: to ask costs as much as two lives. */
const timesUnasked = 10;
/** Of processor time. */
const roundMs = 1_000;
/** Enough that no two neighbours are the same objects, few enough to stay in the cache as a worker's leads do. */
const differentLives = 50;
/** Milliseconds between the beginnings of two lives: no two of them share an instant. */
const apart = 61_007;

export const run = async ({ report }: BenchContext): Promise<BenchResult> => {
  const start = Date.UTC(2026, 0, 5, 9);
  const playbook = fromJson(await largestPlaybook());
  const organisation = organisationInMemory(companyOf(manySellers), new Date(start));
  const policy: Policy = { playbook, calendars: {} };
  const lives = Array.from({ length: differentLives }, (_, number) =>
    fromJson(decidedLife(organisation, number, start + number * apart)),
  );

  for (const life of lives) checkLife(life, policy);
  report(
    `${String(lives[0]?.commands ?? 0)} commands and ${String(eventsOf(lives[0], policy))} events a life under playbook ${playbook.name}; every life ends as won`,
  );

  measure(lives, policy); // the compiler of the engine warms up
  const figures: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    figures.push(measure(lives, policy));
    report(`round ${String(round + 1)}: ${Math.round(figures.at(-1) ?? 0).toLocaleString('en')} commands/s`);
  }
  return {
    ...{ name: 'domain', unit: 'commands/s', target, checked: true, reference: null, ratio: null },
    ours: rounded(median(figures), 0),
    spread: [rounded(Math.min(...figures), 0), rounded(Math.max(...figures), 0)],
    details: {
      playbook: playbook.name,
      commandsALife: lives[0]?.commands ?? 0,
      eventsALife: eventsOf(lives[0], policy),
    },
  };
};

/** As a worker gets its playbook and its batches: they come to it as JSON. */
const fromJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

/**
 * Commands in a second of processor time, collecting garbage included: what one core does, also on a machine that is
 * busy with other work. Only the commands of people count; the offer of an owner is decided too, and not counted.
 */
const measure = (lives: readonly DecidedLife[], policy: Policy): number => {
  const began = process.cpuUsage();
  let commands = 0;
  let usedMs = 0;
  while (usedMs < roundMs) {
    for (let time = 0; time < timesUnasked; time += 1)
      for (const life of lives) {
        live(life, policy);
        commands += life.commands;
      }
    const { user, system } = process.cpuUsage(began);
    usedMs = (user + system) / 1_000;
  }
  return (commands / usedMs) * 1_000;
};

const live = ({ leadId, steps }: DecidedLife, policy: Policy): Lead | null => {
  let lead: Lead | null = null;
  let known = policy;
  for (const { batch, now } of steps) {
    known = withCalendars(known, batch.calendars);
    ({ lead } = execute(batch, leadId, lead, known, now));
  }
  return lead;
};

const checkLife = (life: DecidedLife, policy: Policy): void => {
  const lead = live(life, policy);
  check(
    lead?.standing.stage === 'won',
    `Lead ${life.leadId} ended as ${String(lead?.standing.stage)}, not as won.`,
  );
  check(lead.seq === eventsOf(life, policy), `Lead ${life.leadId} counts ${String(lead.seq)} events.`);
};

const eventsOf = (life: DecidedLife | undefined, policy: Policy): number => {
  let lead: Lead | null = null;
  let events = 0;
  let known = policy;
  for (const { batch, now } of life?.steps ?? []) {
    known = withCalendars(known, batch.calendars);
    const executed = execute(batch, life?.leadId ?? '', lead, known, now);
    lead = executed.lead;
    events += executed.events.length;
  }
  return events;
};
