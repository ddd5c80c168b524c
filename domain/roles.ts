// In which roles does somebody act? In their own, and in those that the playbook gives to these as well.
import type { Actor } from '../events/values.ts';
import type { Playbook } from './playbook.ts';

/**
 * The actor with every role that they act in under this playbook (a small company has no lead manager: its solution
 * manager does that part). Who somebody *is* stays as it was, so nothing that asks for another person can be got round.
 */
export const acting = (actor: Actor, { roles: { also } }: Pick<Playbook, 'roles'>): Actor => {
  if (actor.kind !== 'person') return actor;
  const lent = actor.roles.flatMap((role) => also[role] ?? []);
  return lent.length === 0 ? actor : { ...actor, roles: [...new Set([...actor.roles, ...lent])] };
};
