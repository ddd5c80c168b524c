// How is a route named in logs? As it is declared: no value of a request stands in it.
import type { FastifyRequest } from 'fastify';

/** `GET /v1/leads/:leadId` */
export const routeOf = ({ method, routeOptions }: FastifyRequest): string =>
  `${method} ${routeOptions.url ?? '(none)'}`;
