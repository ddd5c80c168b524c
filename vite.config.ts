// How is the console built? Into files that the API process serves below /console/.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'web',
  base: '/console/',
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // Never a script or a font inside the page: the content security policy refuses it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
