// Where does the console begin? With its providers, in the page that the API process serves.
import '@mantine/core/styles.css';
import './console.css';
import { createTheme, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { unknownAskedIn } from './address/unknown-asked.ts';
import { queries } from './queries.ts';
import { router } from './router.tsx';
import { startWords } from './words/start-words.ts';

const theme = createTheme({
  primaryColor: 'blue',
  // The usual shade of buttons is too light for white text to be read with ease.
  primaryShade: { light: 8, dark: 8 },
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", sans-serif',
});

const place = document.querySelector('#root');
if (place === null) throw new Error('The page has no place for the console: index.html lacks #root.');
/** What an address asks for in vain is told on the page: it is no defect. */
const onCaughtError = (error: unknown): void => {
  if (unknownAskedIn(error) === null) reportError(error);
};

await startWords();
createRoot(place, { onCaughtError }).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
