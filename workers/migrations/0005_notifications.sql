-- Up Migration
-- Who wants to be told what: each file that was imported, the last one in force.
create table leadcycle.subscription_list (
  no          int generated always as identity primary key,
  source      text not null,
  compiled    jsonb not null,
  author      text not null,
  imported_at timestamptz not null default now()
);

-- Receivers that are systems. Their secrets are wrapped by the master key; the former one signs along until its end.
create table leadcycle.webhook (
  webhook_id    text primary key,
  url           text not null,
  state         text not null check (state in ('active', 'disabled', 'removed')),
  because       text,
  secret        bytea not null,
  former_secret bytea,
  former_until  timestamptz
);

-- One event that one receiver is to be told, because of one subscription. Written with the notifier's checkpoint.
create table leadcycle.delivery (
  no              bigint generated always as identity,
  delivery_id     uuid primary key,
  event_id        text not null,
  subscription_id text not null,
  channel         text not null check (channel in ('webhook', 'email', 'log')),
  -- a person's id, or a webhook's
  receiver        text not null,
  lead_id         uuid not null,
  event_type      text not null,
  event_time      timestamptz not null,
  pace            text not null check (pace in ('at_once', 'late', 'digest')),
  due_at          timestamptz not null,
  content         jsonb not null,
  state           text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'dropped')),
  message_id      uuid,
  made_at         timestamptz not null,
  settled_at      timestamptz,
  because         text,
  unique (event_id, subscription_id, channel, receiver)
);
create index delivery_waiting on leadcycle.delivery (channel, receiver, no) where state = 'waiting';
create index delivery_lead on leadcycle.delivery (lead_id, no);
create index delivery_message_of on leadcycle.delivery (message_id) where message_id is not null;

-- What is sent as one: most often one delivery. It keeps its id however often it is tried.
create table leadcycle.delivery_message (
  message_id       uuid primary key,
  channel          text not null,
  receiver         text not null,
  kind             text not null check (kind in ('single', 'backlog', 'summary', 'digest')),
  state            text not null default 'ready' check (state in ('ready', 'sent', 'failed', 'dropped')),
  attempts         int not null default 0,
  made_at          timestamptz not null,
  first_attempt_at timestamptz,
  next_attempt_at  timestamptz not null,
  settled_at       timestamptz,
  because          text
);
create index delivery_message_ready on leadcycle.delivery_message (channel, receiver) where state = 'ready';
create index delivery_message_made on leadcycle.delivery_message (channel, receiver, made_at);

-- One receiver on one channel: one sender at a time has it, so that its messages keep their order.
create table leadcycle.delivery_lane (
  channel      text not null,
  receiver     text not null,
  -- when there is something to do; null: nothing
  next_at      timestamptz,
  leased_until timestamptz,
  -- a receiver who was away is left alone until then, whatever comes in for them meanwhile
  resumes_at   timestamptz,
  primary key (channel, receiver)
);
create index delivery_lane_next on leadcycle.delivery_lane (next_at) where next_at is not null;

-- Down Migration
drop table leadcycle.delivery_lane, leadcycle.delivery_message, leadcycle.delivery, leadcycle.webhook,
           leadcycle.subscription_list;
