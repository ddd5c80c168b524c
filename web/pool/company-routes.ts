// At which addresses are the pages of the company: pools, load, who leaves, the meeting, and the engine itself?
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { addressWords } from '../address/address-words.ts';
import { askedOfLeaver } from '../leaver/asked-of-leaver.ts';
import { askedOfReview } from '../review/asked-of-review.ts';
import { rootRoute } from '../root-route.ts';
import { inOffice } from './pool-queries.ts';

const pool = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pool',
  validateSearch: inOffice,
  component: lazyRouteComponent(() => import('./pool-page.tsx'), 'PoolPage'),
});

const load = createRoute({
  getParentRoute: () => rootRoute,
  path: '/load',
  validateSearch: inOffice,
  component: lazyRouteComponent(() => import('./load-page.tsx'), 'LoadPage'),
});

const leaver = createRoute({
  getParentRoute: () => rootRoute,
  path: '/leaver',
  validateSearch: askedOfLeaver,
  component: lazyRouteComponent(() => import('../leaver/leaver-page.tsx'), 'LeaverPage'),
});

const review = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reports/review',
  validateSearch: askedOfReview,
  component: lazyRouteComponent(() => import('../review/review-page.tsx'), 'ReviewPage'),
});

const health = createRoute({
  getParentRoute: () => rootRoute,
  path: '/health',
  validateSearch: addressWords({}),
  component: lazyRouteComponent(() => import('../health/health-page.tsx'), 'HealthPage'),
});

export const companyRoutes = [pool, load, leaver, review, health] as const;
