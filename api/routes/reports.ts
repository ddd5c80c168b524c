// What do leads come to? Every report of the command line, of the offices that the caller reaches.
import { z } from 'zod';
import { localDayOf } from '../../doors/days.ts';
import { loadOf } from '../../doors/load.ts';
import { forecastInBase } from '../../doors/reports/forecast-in-base.ts';
import { pipelineInBase } from '../../doors/reports/pipeline-in-base.ts';
import { Id } from '../../events/values.ts';
import { qualityCuts, qualityOf } from '../../projections/evaluation/quality.ts';
import { pipelineAsKnown, pipelineAsOf, pipelineNow } from '../../projections/pipeline/queries.ts';
import { forecastCuts, forecastOf } from '../../projections/progress/forecast.ts';
import type { ForecastRow } from '../../projections/progress/forecast.ts';
import { review } from '../../projections/progress/review.ts';
import { aging, dwellReport, goingBack } from '../../projections/stage-visit/dwell.ts';
import { funnelReport } from '../../projections/stage-visit/funnel.ts';
import { movesOf } from '../../projections/stage-visit/moved.ts';
import {
  DwellTold,
  Forecast,
  FunnelTold,
  Load,
  Moves,
  Pipeline,
  Quality,
  Review,
} from '../answers/reports.ts';
import { counting } from '../counting.ts';
import { cutsQuery, yesQuery } from '../questions/cuts.ts';
import { leadFilterFor, leadFilterQuery, officesAsked } from '../questions/lead-filter.ts';
import {
  asKnownQuery,
  asOfQuery,
  endOf,
  instantOf,
  reportTimeFor,
  reportTimeQuery,
} from '../questions/report-time.ts';
import { Refusal } from '../refusal.ts';
import { reading } from '../route.ts';
import type { Route } from '../route.ts';

const report = { needs: 'report', tag: 'Reports', params: z.object({}) } as const;
const inBase = yesQuery('Amounts in the base currency of the playbook too, at the rates of that day.');

const pipelineCuts = [
  ...(['stage', 'tier', 'office', 'owner', 'channel', 'class', 'grade', 'kind', 'industry'] as const),
];

const pipeline = counting({
  ...{ ...report, path: '/v1/reports/pipeline', name: 'getPipeline', answer: Pipeline },
  summary: 'How many leads stand where and for how much, now or on a past day',
  query: z.strictObject({
    by: cutsQuery(pipelineCuts, 'stage'),
    which: z.enum(['open', 'all']).default('open'),
    in_base: inBase,
    ...{ ...asOfQuery, ...asKnownQuery, ...leadFilterQuery },
  }),
  give: async ({ world: { engine }, world, caller, query }) => {
    const only = await leadFilterFor(world, caller, 'report', query);
    const { timeZone, asOf: at, asKnown } = await reportTimeFor(world, query);
    const asOf = query.as_of === undefined && query.as_known === undefined ? null : at;
    const question = { by: query.by, only, which: query.which };
    // Counts kept by the cuts answer at once what they can answer.
    const rows =
      asKnown !== null || only.firstOwner !== null
        ? await pipelineAsKnown(engine.pool, { asOf: at, asKnown }, question)
        : asOf === null
          ? await pipelineNow(engine.pool, question)
          : await pipelineAsOf(engine.pool, asOf, question);
    const playbook = await engine.playbook('default');
    return {
      ...{ asOf, asKnown, timeZone, by: query.by, rows },
      leads: rows.reduce((sum, row) => sum + row.leads, 0),
      inBase: query.in_base ? pipelineInBase(rows, playbook, localDayOf(at, timeZone)) : null,
    };
  },
});

const forecast = counting({
  ...{ ...report, path: '/v1/reports/forecast', name: 'getForecast', answer: Forecast },
  summary: 'What open leads may bring, each weighted by how far it has come',
  query: z.strictObject({
    by: cutsQuery(forecastCuts, 'step'),
    in_base: inBase,
    ...asOfQuery,
    ...leadFilterQuery,
  }),
  give: async ({ world: { engine }, world, caller, query: { by, ...query } }) => {
    const playbook = await engine.playbook('default');
    const { timeZone, forecast: weights } = playbook.reporting;
    const { asOf } = await reportTimeFor(world, query);
    const only = await leadFilterFor(world, caller, 'report', query);
    const rows = await forecastOf(engine.pool, { asOf, by, weights, only });
    const leadsOf = (some: readonly ForecastRow[]): number => some.reduce((sum, row) => sum + row.leads, 0);
    return {
      ...{ asOf, timeZone, by, weights, rows, leads: leadsOf(rows) },
      withoutAmount: leadsOf(rows.filter(({ currency }) => currency === null)),
      inBase: query.in_base ? forecastInBase(rows, playbook, localDayOf(asOf, timeZone)) : null,
    };
  },
});

const timed = { ...reportTimeQuery, ...leadFilterQuery };

const funnel = counting({
  ...{ ...report, path: '/v1/reports/funnel', name: 'getFunnel', answer: FunnelTold },
  summary: 'How far leads come, and which share of those that reach a stage reach the next',
  query: z.strictObject({ reading: z.enum(['cohort', 'entering']).default('cohort'), ...timed }),
  give: async ({ world, caller, query: { reading: read, ...query } }) => {
    const time = await reportTimeFor(world, query);
    const only = await leadFilterFor(world, caller, 'report', query);
    const found = await funnelReport(world.engine.pool, { ...time, only, reading: read });
    return { ...time, reading: read, ...found };
  },
});

const dwell = counting({
  ...{ ...report, path: '/v1/reports/dwell', name: 'getDwell', answer: DwellTold },
  summary:
    'How long leads stay in each stage, how often they go back, how long the open ones have stood there',
  query: z.strictObject(timed),
  give: async ({ world: { engine }, world, caller, query }) => {
    const time = await reportTimeFor(world, query);
    const question = { ...time, only: await leadFilterFor(world, caller, 'report', query) };
    const [stays, back, old] = await Promise.all([
      dwellReport(engine.pool, question),
      goingBack(engine.pool, question),
      aging(engine.pool, question),
    ]);
    return { ...time, ...stays, goingBack: back, aging: old };
  },
});

/** As far as moves are counted where nobody says from when: they grow with all visits ever made. */
const movesBackMs = 90 * 86_400_000;

const moves = counting({
  ...{ ...report, path: '/v1/reports/moves', name: 'getMoves', answer: Moves },
  summary: 'From where to where leads went, and how often: onward, back, out, and in again',
  query: z.strictObject({
    ...timed,
    from: timed.from.describe('From that day on; without it the 90 days before the end of the period.'),
  }),
  give: async ({ world, caller, query }) => {
    const asked = await reportTimeFor(world, query);
    const end = asked.to !== null && asked.to < asked.asOf ? asked.to : asked.asOf;
    const time = { ...asked, from: asked.from ?? new Date(Date.parse(end) - movesBackMs).toISOString() };
    const only = await leadFilterFor(world, caller, 'report', query);
    return { ...time, moves: await movesOf(world.engine.pool, { ...time, only }) };
  },
});

const quality = counting({
  ...{ ...report, path: '/v1/reports/quality', name: 'getQuality', answer: Quality },
  summary: 'How good is what each channel or submitter brings',
  query: z.strictObject({ by: z.enum(qualityCuts).default('channel'), ...timed }),
  give: async ({ world, caller, query: { by, ...query } }) => {
    const time = await reportTimeFor(world, query);
    const only = await leadFilterFor(world, caller, 'report', query);
    return { ...time, by, rows: await qualityOf(world.engine.pool, by, { ...time, only }) };
  },
});

/** Leads are talked over every second week. */
const betweenMeetingsMs = 14 * 86_400_000;

const meeting = counting({
  ...{ ...report, path: '/v1/reports/review', name: 'getReview', answer: Review },
  summary: 'What the regular meeting on leads has to look at',
  query: z.strictObject({
    since: reportTimeQuery.from.describe('The last meeting; two weeks ago without it.'),
    until: reportTimeQuery.to.describe('The next meeting; in two weeks without it.'),
    limit: z.coerce.number().int().min(1).max(1_000).default(50).describe('Leads to list; all are counted.'),
    ...leadFilterQuery,
  }),
  give: async ({ world: { engine }, world, caller, query }) => {
    const { timeZone } = (await engine.playbook('default')).reporting;
    const at = engine.now();
    const now = new Date(at).toISOString();
    const since = instantOf(query.since, timeZone, 0) ?? new Date(at - betweenMeetingsMs).toISOString();
    const until = endOf(query.until, timeZone) ?? new Date(at + betweenMeetingsMs).toISOString();
    if (since > now || until < now)
      throw new Refusal(
        'invalid_request',
        'The last meeting is not over, or the next one is.',
        'Write `since` with a day that has been, and `until` with a day to come.',
      );
    const only = await leadFilterFor(world, caller, 'report', query);
    const found = await review(engine.pool, { now, since, until, only, limit: query.limit });
    return { ...found, timeZone, asOf: now, since, until };
  },
});

const load = reading({
  ...{ ...report, needs: 'load', path: '/v1/reports/load', name: 'getLoad', answer: Load },
  summary: 'Open leads of everybody against what they can keep',
  query: z.strictObject({ office: Id.optional().describe('An office and all below it.') }),
  give: async ({ world: { engine }, world, caller, query }) => {
    const offices = await officesAsked(world, caller, 'load', query.office);
    const organisation = await engine.organisation();
    const people = await loadOf(engine.pool, organisation, { officeId: null, at: engine.now() });
    return { people: people.filter(({ officeId }) => offices === null || offices.includes(officeId)) };
  },
});

export const reportRoutes: readonly Route[] = [
  pipeline,
  forecast,
  funnel,
  dwell,
  moves,
  quality,
  meeting,
  load,
];
