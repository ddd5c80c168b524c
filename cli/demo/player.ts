// What can the people of a story do? Each verb is what a person would say of it, and gives the commands it takes.
import type { OpenCommand } from '../../doors/open-command.ts';
import { personRef } from '../../doors/organisation/organisation.ts';
import { ownershipOf } from '../../domain/lead.ts';
import type { Lead } from '../../domain/lead.ts';
import type { Angle, Gate, LossReason, Medium, Milestone } from '../../events/vocabulary.ts';
import type { Cast } from './cast.ts';
import type { Prospect } from './prospect.ts';
import { fitToBid } from './scripts/ratings.ts';
import { assessments, dayAfter, followUp, obtained, order, painWorth } from './spoken.ts';
import type { Obtaining, Ratings } from './spoken.ts';
import { StoryStopped } from './stage.ts';
import type { Stage } from './stage.ts';

type ContactId = 'counterpart' | 'user' | 'key-person';

export class Player {
  readonly cast: Cast;
  readonly prospect: Prospect;
  readonly #stage: Stage;

  constructor(stage: Stage, cast: Cast, prospect: Prospect) {
    this.#stage = stage;
    this.cast = cast;
    this.prospect = prospect;
  }

  async obtain(obtaining: Obtaining): Promise<void> {
    const { cast, prospect } = this;
    const { organisation } = this.#stage;
    const scene = { organisation, cast, prospect, now: this.#stage.now() };
    await this.#stage.give(cast.submitter, [obtained(obtaining, scene)]);
  }

  /** The order counts: a lead goes on as soon as need (P) and fit (C) are good enough. */
  async assess(personId: string, ratings: Ratings): Promise<void> {
    await this.#stage.give(personId, assessments(ratings));
  }

  async appoint(byPersonId: string, verifierId: string): Promise<void> {
    const verifier = personRef(this.#stage.organisation, verifierId);
    await this.#stage.give(byPersonId, [{ type: 'AppointVerifier', input: { verifier, sendBack: null } }]);
  }

  /** A verifier tells what one contact said, on one angle each. */
  async find(
    verifierId: string,
    contactId: ContactId,
    angles: readonly Angle[],
    {
      result = 'confirmed',
      medium = 'phone',
    }: { readonly result?: 'confirmed' | 'refuted'; readonly medium?: Medium } = {},
  ): Promise<void> {
    const note = 'Asked without the submitter being there.';
    await this.#stage.give(
      verifierId,
      angles.map((angle) => ({
        type: 'RecordFinding',
        input: { contactId, angle, medium, result, note, verifier: null, statedAt: null },
      })),
    );
  }

  /** The demand key person says it in person; from somebody who may verify it counts as a finding on the need. */
  async confirmNeed(personId: string): Promise<void> {
    await this.#stage.give(personId, [
      { type: 'ConfirmNeed', input: { contactId: 'key-person', medium: 'in_person' } },
    ]);
  }

  /** Waits until somebody owns the lead, and gives their id. */
  async owner(): Promise<string> {
    const lead = await this.#stage.until('have an owner', ({ standing }) => standing.stage === 'convert');
    const owner = ownershipOf(lead);
    if (owner === null) throw new StoryStopped('A lead in conversion has no owner.');
    return owner.owner.personId;
  }

  async contact(ownerId: string, begunBy: 'customer' | 'us' = 'us'): Promise<void> {
    await this.#stage.give(ownerId, [followUp(begunBy)]);
  }

  /** A contact that makes all of it look so good that the next one has to follow soon. */
  async contactAndAssess(ownerId: string, ratings: Ratings): Promise<void> {
    await this.#stage.give(ownerId, [...assessments(ratings), followUp('customer')]);
  }

  /** From the last talk over the milestones to the order, in one go. */
  async win(ownerId: string): Promise<void> {
    const milestones = ['solution_agreed', 'bid_submitted', 'contract_signed'] as const;
    await this.#stage.give(ownerId, [
      followUp('customer'),
      ...milestones.map((milestone): OpenCommand => ({
        type: 'ReachMilestone',
        input: { milestone, stated: null },
      })),
      order(this.#stage.leadId),
    ]);
  }

  /** As `win`, past the gates of a region or of headquarters: somebody who does not own it decides each time. */
  async winPastGates(ownerId: string, deciderId: string): Promise<void> {
    const go = (gate: Gate): Promise<void> =>
      this.#stage.give(deciderId, [
        {
          type: 'DecideGate',
          input: { gate, decision: 'go', note: 'We can win it.', redirectTo: null, until: null },
        },
      ]);
    const reach = (milestone: Milestone): OpenCommand => ({
      type: 'ReachMilestone',
      input: { milestone, stated: null },
    });
    await go('pursue');
    await this.#stage.give(ownerId, [
      followUp('customer'),
      ...assessments(fitToBid),
      painWorth(20_000_000),
      reach('solution_agreed'),
    ]);
    await go('bid');
    await this.#stage.give(ownerId, [reach('bid_submitted')]);
    await go('contract');
    await this.#stage.give(ownerId, [reach('contract_signed'), order(this.#stage.leadId)]);
  }

  async lose(personId: string, reason: Exclude<LossReason, 'not_stated'>): Promise<void> {
    const note = reason === 'other' ? 'Merged with a competitor of ours.' : null;
    await this.#stage.give(personId, [{ type: 'LoseLead', input: { reason, note, stated: null } }]);
  }

  async disqualify(managerId: string): Promise<void> {
    await this.#stage.give(managerId, [
      { type: 'DisqualifyLead', input: { reason: 'They need what we do not make.' } },
    ]);
  }

  async reopen(managerId: string, reason: string): Promise<void> {
    await this.#stage.give(managerId, [{ type: 'ReopenLead', input: { reason } }]);
  }

  async release(ownerId: string, reason: string): Promise<void> {
    await this.#stage.give(ownerId, [{ type: 'ReleaseLead', input: { reason } }]);
  }

  /** Rest for a month, in the care of who brought it. */
  async nurture(managerId: string): Promise<void> {
    const keeper = personRef(this.#stage.organisation, this.cast.submitter);
    const until = dayAfter(this.#stage.now(), 30);
    const reason = 'The next release can do what they ask for.';
    await this.#stage.give(managerId, [
      { type: 'NurtureLead', input: { until, condition: null, keeper, reason } },
    ]);
  }

  async bringBack(managerId: string): Promise<void> {
    await this.#stage.give(managerId, [{ type: 'ReturnLead', input: { reason: 'The release is out.' } }]);
  }

  /** One person takes it from the pool. */
  async claim(personId: string): Promise<void> {
    if ((await this.#stage.claim(personId)) === 'too late')
      throw new StoryStopped(`${personId} was alone at the pool, and yet too late.`);
  }

  /** Two take it at the same moment; gives the one who got it. */
  async race(one: string, other: string): Promise<string> {
    const answers = await Promise.all([this.#stage.claim(one), this.#stage.claim(other)]);
    const winners = [one, other].filter((_, index) => answers[index] === 'claimed');
    const [winner] = winners;
    if (winner === undefined || winners.length !== 1)
      throw new StoryStopped(`${one} and ${other} claimed at once, and ${winners.length} of them got it.`);
    return winner;
  }

  async give(managerId: string, sellerId: string): Promise<void> {
    await this.#stage.distribute(managerId, sellerId, 'knows the customer from earlier orders');
  }

  /** Waits until nobody owns the lead and it lies in the pool, and gives those who had it. */
  async pooled(): Promise<readonly string[]> {
    const { releases } = await this.#stage.until(
      'lie in the pool',
      ({ standing }) => standing.stage === 'distribute' && standing.pool !== null,
    );
    return releases.map(({ personId }) => personId);
  }

  /** Nobody does anything until the clocks have taken the lead back; two escalations came before that. */
  async untilReclaimed(): Promise<readonly string[]> {
    await this.#stage.until('be escalated twice', ({ escalations }) => escalations.length >= 2);
    return this.pooled();
  }

  /** Waits until manager and tier above have been told, and gives the escalations. */
  async untilEscalated(): Promise<Lead['escalations']> {
    return (await this.#stage.until('be escalated twice', ({ escalations }) => escalations.length >= 2))
      .escalations;
  }

  async acknowledge(managerId: string, escalationId: string): Promise<void> {
    const note = 'Seen; the owner is calling now.';
    await this.#stage.give(managerId, [{ type: 'AcknowledgeEscalation', input: { escalationId, note } }]);
  }

  /** Waits until readers see the lead in its place. */
  async stands(place: Lead['standing']['stage']): Promise<void> {
    await this.#stage.until(`stand in ${place}`, ({ standing }) => standing.stage === place);
  }
}
