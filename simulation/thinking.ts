// What comes next in a life? Thought of anew whenever the lead stands otherwise, or somebody has done what they meant to.
import { openGate } from '../domain/gates.ts';
import { isEnded } from '../domain/lead.ts';
import { nextAnswer, unanswered } from './acts/answer.ts';
import { nextInConversion } from './acts/convert.ts';
import { lose } from './acts/decide.ts';
import { nextInDistribution } from './acts/distribute.ts';
import { nextAfterTheEnd } from './acts/ended.ts';
import { nextInEvaluate } from './acts/evaluate.ts';
import { nextExcuse, unseenBreach } from './acts/excuse.ts';
import { nextAtGate } from './acts/gates.ts';
import { nextInNurture } from './acts/nurture.ts';
import { nextInObtain } from './acts/obtain.ts';
import { ownerOf } from './acts/people.ts';
import { nextInVerification } from './acts/verify.ts';
import type { Act, Scene, Track } from './life.ts';
import { tracks } from './life.ts';

/** A life whose people are refused so often is left alone: its clocks go on. */
export const mostRefusals = 30;

/** Thinks of the next act on every track where something has changed. */
export const think = (scene: Scene): void => {
  const { life } = scene;
  for (const track of tracks) {
    const about = subjectOf(track, scene);
    if (life.thoughtOf[track] === about) continue;
    // Whoever is about to answer one escalation, or to excuse one breach, does that first.
    if ((track === 'answer' || track === 'excuse') && life.acts[track] != null) continue;
    if (track === 'main' && life.thoughtOf.main?.split(' ')[0] !== scene.lead.standing.stage)
      life.findings = null;
    life.thoughtOf[track] = about;
    life.acts[track] = life.done.refusals < mostRefusals ? next[track](scene) : null;
  }
};

/** Where the lead stands, as far as it matters to whoever acts on a track. */
const subjectOf = (track: Track, scene: Scene): string => {
  const { lead, life, world } = scene;
  const { stage, since } = lead.standing;
  const gate = openGate(lead, world.company.policy.playbook) ?? '';
  switch (track) {
    case 'main': {
      const pool = lead.standing.stage === 'distribute' ? (lead.standing.pool?.office.officeId ?? '') : '';
      return [stage, since, lead.ownershipNo, pool, lead.merge.state, gate, life.course?.fate ?? ''].join(
        ' ',
      );
    }
    case 'gate':
      return `${stage} ${gate} ${life.course?.fate ?? ''}`;
    case 'answer':
      return unanswered(scene)?.escalationId ?? 'none';
    case 'excuse':
      return unseenBreach(scene)?.id ?? 'none';
  }
};

const nextOfMain = (scene: Scene): Act | null => {
  const { lead, life } = scene;
  if (lead.merge.state === 'proposed') return null;
  if (isEnded(lead)) return nextAfterTheEnd(scene);
  if (life.course?.fate === 'lost') return lose(scene, ownerOf(scene));
  switch (lead.standing.stage) {
    case 'obtain':
      return nextInObtain(scene);
    case 'evaluate':
      return nextInEvaluate(scene);
    case 'cross_verify':
      return nextInVerification(scene);
    case 'distribute':
      return nextInDistribution(scene);
    case 'convert':
      return nextInConversion(scene);
    case 'nurture':
      return nextInNurture(scene);
    case 'won':
    case 'lost':
    case 'disqualified':
    case 'merged':
      return null;
  }
};

const next: Readonly<Record<Track, (scene: Scene) => Act | null>> = {
  main: nextOfMain,
  gate: nextAtGate,
  answer: nextAnswer,
  excuse: nextExcuse,
};
