// Does every step of every clock fire at its instant, once, in the right zone, over a month that nobody watches?
// On the real server, with time skipped; held against a count over minutes that asks nothing of the engine.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import pMap from 'p-map';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { importOrganisation } from '../../doors/organisation/import-organisation.ts';
import { publishPlaybook } from '../../doors/playbook/publish-playbook.ts';
import { startEngine } from '../support/engine.ts';
import type { TestEngine } from '../support/engine.ts';
import { allPublished } from '../support/published.ts';
import { requireOrderedStream } from '../support/stream-order.ts';
import { openTimeSkipping } from '../support/time-skipping.ts';
import type { TimeSkipping } from '../support/time-skipping.ts';
import { countedClocks } from './counted-clocks.ts';
import { openLaterCompany } from './later-company.ts';
import type { LaterCompany } from './later-company.ts';
import { isCountedAnew, toldClocks, toldOf } from './told.ts';
import type { Recorded } from './told.ts';
import { lifeOf, live } from './life.ts';
import type { Life } from './life.ts';
import { company, companyLater, countedOffices, territories } from './world.ts';
import { sized } from '../support/size.ts';

const leads = sized(11, 300);
const seed = 20_270_308;
/** America, Europe and, southward, Australia and Chile change their clocks within it. */
const startAt = Date.parse('2027-03-08T00:00:00Z');
const endAt = Date.parse('2027-04-08T00:00:00Z');

let own: TestEngine;
let time: TimeSkipping;
let later: LaterCompany;
beforeAll(async () => {
  const addresses = {
    ...{ temporalAddress: inject('temporalAddress'), kafkaBrokers: inject('kafkaBrokers') },
    databaseUrl: inject('databaseUrl'),
  };
  own = await startEngine(addresses);
  time = await openTimeSkipping(inject('temporalAddress'));
  await importOrganisation(own.engine.pool, company, new Date());
  later = await openLaterCompany(addresses);
  const source = readFileSync(new URL('../../playbooks/default.yaml', import.meta.url), 'utf8');
  // The second version reminds sooner; leads begin under the third, which is the first again.
  for (const text of [source.replace(/(follow_up:[\s\S]*?steps:\s+- \{ at: )80%/u, '$160%'), source])
    await publishPlaybook(own.engine.pool, {
      ...{ source: text, file: 'default.yaml', author: 'test', note: 'when to remind' },
    });
});
afterAll(async () => {
  await time.close();
  await later.close();
  await own.close();
});

test(
  `${String(leads)} leads live a month in ${String(territories.length)} kinds of working time, and no step differs`,
  { timeout: sized(300_000, 3_600_000) },
  async () => {
    const lives: readonly Life[] = Array.from({ length: leads }, (_, index) =>
      fc.sample(lifeOf(territories[index % territories.length] ?? ''), { seed: seed + index, numRuns: 1 }),
    ).flat();
    const engine = { ...own.engine, client: time.client };
    const lived = await pMap(lives, (life) => live({ engine, time, later, startAt, endAt }, life), {
      concurrency: 6,
    });
    await allPublished(
      own,
      lived.map(({ leadId }) => leadId),
    );
    const records = await own.expectReadModelsAsStream();
    requireOrderedStream(records);
    const [from, to] = [Date.UTC(2026, 10, 1), Date.UTC(2027, 8, 1)];
    const offices = countedOffices(company, from, to);
    const officesLater = countedOffices(companyLater, from, to);
    let [fired, adopted] = [0, 0];
    for (const [index, { leadId, until, otherHours }] of lived.entries()) {
      const ofLead = records.filter((record) => record.leadId === leadId).sort((a, b) => a.seq - b.seq);
      const events = ofLead
        .filter(({ seq }, at) => seq !== ofLead[at - 1]?.seq)
        .map(({ text }) => toldOf(JSON.parse(text) as Recorded));
      const told = toldClocks(events);
      const changes = otherHours === null ? [] : [{ ...otherHours, offices: officesLater }];
      expect({ life: lives[index], told }).toEqual({
        life: lives[index],
        told: countedClocks(events, offices, until, changes),
      });
      fired += told.filter((line) => line.includes('%')).length;
      adopted += events.filter(isCountedAnew).length;
    }
    expect(fired).toBeGreaterThan(leads * 3);
    // Without these nobody's working time would have changed under a running clock.
    expect(adopted).toBeGreaterThan(leads / 4);
  },
);
