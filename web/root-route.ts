// Of which route are all others part? Kept by itself, so that every area can write down its own pages.
import { createRootRoute } from '@tanstack/react-router';
import { Frame } from './frame.tsx';
import { NoPage } from './no-page.tsx';

export const rootRoute = createRootRoute({ component: Frame, notFoundComponent: NoPage });
