// Who did it, and what does an event say of why? Events call their reasons by a few names.
import { textAt, valueAt } from '../value-at.ts';

/** person · service · engine: by a rule · somebody: of another kind, as it is written. */
export interface Actor {
  readonly kind: 'person' | 'service' | 'engine' | 'somebody';
  readonly name: string;
}

/** @param actor `person:ID`, `service:NAME` or `engine:RULE` */
export const actorIn = (actor: string): Actor => {
  const colon = actor.indexOf(':');
  const [kind, name] = [actor.slice(0, colon), actor.slice(colon + 1)];
  return kind === 'person' || kind === 'service' || kind === 'engine'
    ? { kind, name }
    : { kind: 'somebody', name: actor };
};

const reasons = ['because', 'reason', 'rule', 'note', 'evidence'] as const;

/** Null where it says nothing of why. */
export const reasonIn = (data: unknown): string | null => {
  const found = reasons.flatMap((name) => {
    const value = valueAt(data, name);
    if (Array.isArray(value)) return value.filter((one) => typeof one === 'string');
    return textAt(data, name) ?? textAt(data, name, 'text') ?? [];
  });
  return found.length === 0 ? null : found.join(' · ');
};
