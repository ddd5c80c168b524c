# One image, several processes: the command names the worker's file, for example `workers/lifecycle.ts`.
# glibc, not Alpine: Temporal's core is a native library built for it.

FROM node:20-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Not `npm ci`: it refuses a lock made where a registry lacks packages of foreign platforms.
RUN npm install --omit=dev --ignore-scripts --no-save

# The console is built from packages that nothing else needs.
FROM node:20-bookworm-slim AS console
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm install --ignore-scripts --no-save
COPY vite.config.ts ./
COPY web ./web
RUN npm run build:web

FROM node:20-bookworm-slim
# The native core reads the system's certificates, which the slim image lacks.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends ca-certificates \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY . .
COPY --from=console /app/dist/web ./dist/web
RUN mkdir -p /var/lib/leadcycle/archive && chown -R node:node /var/lib/leadcycle
ENV NODE_ENV=production \
    NODE_OPTIONS=--max-old-space-size=1536 \
    LEADCYCLE_STATE=/var/lib/leadcycle
USER node
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "--import", "tsx", "--import", "./stack/source-maps.mjs"]
CMD ["workers/lifecycle.ts"]
