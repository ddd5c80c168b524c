// `leadcycle show`: how does one lead look to a person?
import type { Command } from 'commander';
import type { Engine } from '../../doors/engine.ts';
import type { Moment } from '../../projections/event/lead-as-of.ts';
import { lookingPerson, withLooker } from '../acting-person.ts';
import { noEngineRunsIt } from '../../doors/seen-lead.ts';
import { addCommand, print } from '../answer.ts';
import { misuse } from '../failure.ts';
import { requireLeadId } from '../lead-id.ts';
import { moneyWords } from '../money-words.ts';
import { localTime, workingTime } from '../moments.ts';
import { reportTimeOf } from '../reports/report-time.ts';
import { table } from '../table.ts';
import { withEngine } from '../with-engine.ts';
import { receiverWords } from './clock-words.ts';
import { evaluationWords } from './evaluation-words.ts';
import { leadReport } from '../../doors/lead-report.ts';
import type { LeadReport } from '../../doors/lead-report.ts';
import { standingWords } from './standing-words.ts';
import { whyAnswer } from './why-answer.ts';

interface Options {
  readonly as?: string;
  readonly json?: boolean;
  readonly why?: boolean;
  readonly asOf?: string;
  readonly asKnown?: string;
}

export const addShowCommand = (program: Command): void => {
  withLooker(
    addCommand(program, 'show <lead>', 'one lead: where it stands, why, what is missing and what comes next'),
  )
    .option('--why', 'only why grade, class, tier and owner are what they are, from what was recorded')
    .option('--as-of <day>', 'how it stood at the end of that day, or at an instant')
    .option('--as-known <day>', 'with what was recorded by the end of that day')
    .action(async (leadId: string, options: Options) => {
      requireLeadId(leadId);
      const viewerId = lookingPerson(options);
      if (options.why === true && (options.asOf ?? options.asKnown) !== undefined)
        throw misuse('--why tells of now.', 'Leave out --why, or --as-of and --as-known.');
      if (options.why === true) {
        print(await withEngine((engine) => whyAnswer(engine, viewerId, leadId)), options);
        return;
      }
      const report = await withEngine(async (engine) =>
        leadReport(engine, viewerId, leadId, await momentOf(engine, options)),
      );
      print({ json: report, text: () => inWords(report) }, options);
    });
};

const momentOf = async (engine: Engine, { asOf, asKnown }: Options): Promise<Moment | null> => {
  if (asOf === undefined && asKnown === undefined) return null;
  const { timeZone } = (await engine.playbook('default')).reporting;
  const time = reportTimeOf({ ...(asOf && { asOf }), ...(asKnown && { asKnown }) }, timeZone, engine.now());
  return { asOf: time.asOf, asKnown: time.asKnown, throughSeq: null };
};

const inWords = (report: LeadReport): string =>
  [head, evaluationWords, verification, responsibility, people, conversion, clocks, steps]
    .map((section) => section(report))
    .filter((text) => text !== '')
    .join('\n\n');

const named = ({ names }: LeadReport, personId: string): string => {
  const name = names[personId];
  return name === undefined ? personId : `${name} (${personId})`;
};

const head = (report: LeadReport): string => {
  const { lead, timeZone, moment } = report;
  const { customer, need, channel } = lead;
  const facts: readonly (readonly [string, string])[] = [
    [
      'customer',
      [customer?.name, customer?.industry, customer?.territory, customer?.position]
        .filter((fact) => fact != null)
        .join(', '),
    ],
    ['need', [need?.product, need?.text].filter((fact) => fact != null).join(': ')],
    ['amount', moneyWords(lead.amount)],
    ['kind', lead.kind],
    ['channel', channel === null ? '–' : `${channel.name} (${channel.kind})`],
    [
      'obtained',
      `${localTime(lead.obtainedAt, timeZone)} by ${named(report, lead.submitter.personId)}${lead.basis === 'recorded' ? '' : `, ${lead.basis}`}`,
    ],
    ['stands in', standingWords(lead, timeZone, (personId) => named(report, personId))],
    ['missing', lead.missing.join(', ')],
    [
      'suspected',
      lead.suspects
        .filter(({ state }) => state === 'suspected')
        .map(({ leadId }) => leadId)
        .join(', '),
    ],
  ];
  return [
    `Lead ${lead.leadId}, ${lead.seq} events, times in ${timeZone}`,
    ...(moment === null ? [] : [momentWords(moment, timeZone)]),
    ...(report.runBy === 'none' ? [noEngineRunsIt] : []),
    ...lines(facts),
  ].join('\n');
};

const momentWords = ({ asOf, asKnown }: Moment, timeZone: string): string =>
  [
    `as of ${localTime(asOf, timeZone)}`,
    ...(asKnown === null ? [] : [`as known at ${localTime(asKnown, timeZone)}`]),
  ].join(', ');

const lines = (facts: readonly (readonly [string, string])[]): string[] =>
  facts.filter(([, text]) => text !== '').map(([name, text]) => `  ${name.padEnd(10)} ${text}`);

const verification = (report: LeadReport): string => {
  const { classification, findings } = report.lead;
  const proposed =
    report.verifiers.length === 0
      ? []
      : [
          `Could verify it: ${report.verifiers
            .slice(0, 5)
            .map((id) => named(report, id))
            .join(', ')}`,
        ];
  if (classification === null && findings.length === 0) return proposed.join('\n');
  return [
    classification === null
      ? 'Not classified yet'
      : `Class ${classification.class}: ${classification.because}`,
    ...(findings.length === 0 ? [] : [matrixTable(report)]),
    ...proposed,
  ].join('\n');
};

/** A row a finding, the angles in their order; an angle nobody asked about has a row of its own. */
const matrixTable = (report: LeadReport): string =>
  table(
    ['angle', 'is', 'finding', 'level', 'contact', 'verifier', 'medium', 'result'],
    report.matrix.flatMap(({ angle, state, cells }) =>
      cells.length === 0
        ? [[angle, state, '', '', '', '', '', '']]
        : cells.map(({ finding, idle, resolvedBy }, index) => [
            ...(index === 0 ? [angle, state] : ['', '']),
            ...[shortId(finding.findingId), finding.level ?? 'unknown', finding.contactId],
            ...[named(report, finding.verifier.personId), finding.medium],
            [
              finding.result,
              ...(idle === null ? [] : [`counts for nothing: ${idle}`]),
              ...(resolvedBy === null ? [] : [`resolved by ${shortId(resolvedBy)}`]),
            ].join(', '),
          ]),
    ),
  );

const shortId = (findingId: string): string => findingId.split('/').at(-1) ?? findingId;

const responsibility = (report: LeadReport): string => {
  const { tiered, assigned, lead } = report;
  const tier = lead.tier;
  return [
    ...(tier === null
      ? []
      : [
          `Tier ${tier.tier}, ${tier.office.officeId}, horizon ${tier.horizon}${tiered === null ? '' : `: ${[tiered.rule, ...tiered.reasons].join('; ')}`}`,
        ]),
    ...(assigned === null
      ? []
      : [
          `Owner ${named(report, assigned.owner.personId)} as ${assigned.owner.role}, ${assigned.how}: ${assigned.because}`,
        ]),
  ].join('\n');
};

const people = ({ lead }: LeadReport): string =>
  lead.contacts.length === 0
    ? ''
    : table(
        ['contact', 'name', 'title', 'level', 'relation', 'e-mail'],
        lead.contacts.map(({ contactId, name, title, level, relation, email }) => [
          contactId,
          name,
          title,
          level,
          relation,
          email,
        ]),
      );

const conversion = ({ lead, timeZone }: LeadReport): string => {
  const { contacts, attempts, touches, begunByCustomer, lastContactAt, planned } = lead.followUps;
  return [
    ...(contacts + attempts + touches === 0
      ? []
      : [
          `Follow-up: ${contacts} contacts (${begunByCustomer} begun by the customer), ${attempts} attempts, ${touches} touches${lastContactAt === null ? '' : `; last contact ${localTime(lastContactAt, timeZone)}`}`,
        ]),
    ...(planned === null
      ? []
      : [
          `Next planned: ${localTime(planned.at, timeZone)}${planned.note === null ? '' : `, ${planned.note}`}`,
        ]),
    ...(lead.milestones.length === 0 ? [] : [`Milestones reached: ${lead.milestones.join(', ')}`]),
    ...(lead.pains.length === 0
      ? []
      : [
          table(
            ['pain', 'stakeholder', 'level', 'cost over 3 years'],
            lead.pains.map(({ painId, stakeholderContactId, level, cost }) => [
              painId,
              stakeholderContactId,
              level,
              moneyWords(cost),
            ]),
          ),
        ]),
  ].join('\n');
};

const clocks = ({ clocks: all, timeZone, lead }: LeadReport): string => {
  const live = all.filter(({ state }) => state !== 'stopped');
  const rows = live.map(({ clock, cycle, state, dueAt, leftMs, breachedAt, pausedUntil }) => [
    ...[`${clock} ${cycle}`, state],
    // What is left of a clock that stands still is counted when it runs on.
    state === 'paused' ? 'not while it is paused' : localTime(dueAt, timeZone),
    leftWords(leftMs, pausedUntil === null ? null : localTime(pausedUntil, timeZone)),
    breachedAt === null ? '' : 'breached',
  ]);
  return [
    ...(rows.length === 0 ? [] : [table(['clock', 'state', 'due', 'working time', ''], rows)]),
    ...lead.escalations.map(({ escalationId, to, acknowledged, heldUntil }) => {
      const answer = acknowledged === 'yes' ? 'acknowledged' : 'not acknowledged';
      const hold = heldUntil === null ? '' : `; held until ${localTime(heldUntil, timeZone)}`;
      return `Escalation ${escalationId} to ${receiverWords(to)}, ${answer}${hold}`;
    }),
    ...lead.breaches.map(
      ({ clock, cycle, at, excused }) =>
        `Breach of ${clock} ${cycle} at ${localTime(at, timeZone)}${excused === 'yes' ? ', excused' : ''}`,
    ),
  ].join('\n');
};

const leftWords = (leftMs: number | null, pausedUntil: string | null): string => {
  if (pausedUntil !== null) return `paused until ${pausedUntil}`;
  if (leftMs === null) return '–';
  return `${workingTime(leftMs)} ${leftMs >= 0 ? 'left' : 'late'}`;
};

const steps = ({ nextSteps }: LeadReport): string =>
  nextSteps.length === 0
    ? ''
    : [
        'Next:',
        ...nextSteps.map(
          ({ what, command, who }) => `  ${what}${command === null ? '' : ` [${command}: ${who}]`}`,
        ),
      ].join('\n');
