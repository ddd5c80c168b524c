// What does every route of the API have at hand?
import type { FastifyBaseLogger } from 'fastify';
import type { CountedBoard } from '../doors/board.ts';
import type { Engine } from '../doors/engine.ts';
import type { Health } from '../doors/health/health.ts';
import type { IdentityProvider } from './callers/identity-provider.ts';
import type { TokenReader } from './callers/tokens.ts';
import type { ApiSettings } from './settings.ts';

export interface World {
  readonly engine: Engine;
  readonly settings: ApiSettings;
  /** Null where no identity provider is configured. */
  readonly readToken: TokenReader | null;
  /** Where people sign in to the console; null where it is registered at none. */
  readonly provider: IdentityProvider | null;
  /** The board of the whole company. */
  readonly board: () => Promise<CountedBoard>;
  readonly log: FastifyBaseLogger;
  /** As it was a few seconds ago at most, however many ask. */
  readonly health: () => Promise<Health>;
}
