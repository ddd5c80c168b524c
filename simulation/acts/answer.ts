// Who answers an escalation? A manager, mostly; some are answered by nobody, and climb.
import { isEnded } from '../../domain/lead.ts';
import type { Act, Scene } from '../life.ts';
import { actBy, managerFor } from './people.ts';

export const nextAnswer = (scene: Scene): Act | null => {
  const { lead, life } = scene;
  const escalation = unanswered(scene);
  if (escalation === null || isEnded(lead)) return null;
  const { escalationId } = escalation;
  life.answered.add(escalationId);
  if (life.chance.happens(0.3)) return null;
  return actBy(
    scene,
    managerFor(scene, 'AcknowledgeEscalation'),
    life.chance.between(0.5, 6),
    (then, personId) => {
      // The clock may have stopped meanwhile: then there is nothing left to answer.
      if (!then.lead.escalations.some((open) => open.escalationId === escalationId)) return;
      const input = { escalationId, note: 'Seen; it is being taken care of.' };
      then.world.give(life, personId, [{ type: 'AcknowledgeEscalation', input }], then.now);
    },
  );
};

/** The first that nobody has thought of answering yet. */
export const unanswered = ({
  lead,
  life,
}: Pick<Scene, 'lead' | 'life'>): { readonly escalationId: string } | null =>
  lead.escalations.find(
    ({ acknowledged, escalationId }) => acknowledged === 'no' && !life.answered.has(escalationId),
  ) ?? null;
